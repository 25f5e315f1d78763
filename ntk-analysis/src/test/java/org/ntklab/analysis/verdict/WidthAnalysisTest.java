package org.ntklab.analysis.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.core.experiment.ExperimentSpec;
import org.ntklab.core.regime.PredictedRange;
import org.ntklab.core.regime.Regime;
import org.ntklab.core.regime.Verdict;
import org.ntklab.core.study.RunResult;

class WidthAnalysisTest {
  private static final double ROUNDING = 1e-9;

  @ParameterizedTest(name = "{0}, of-maximum {1}: {2}")
  @CsvSource({
    "standard,         true,  LAZY",
    "standard,         false, UNSTABLE",
    "standard-over-n,  false, LAZY",
    "ntk,              true,  LAZY",
    "ntk,              false, LAZY",
    "mean-field,       true,  FEATURE_LEARNING",
    "mup,              false, FEATURE_LEARNING",
    "naive-mean-field, false, TRIVIAL",
    // Measured with a network of its own in float64: diverges within 12 steps at widths 64 to 512.
    "naive-mean-field, true,  UNSTABLE",
  })
  void predictionIsForTheRuleOfTheLearningRate(String name, boolean ofMaximum, Regime regime) {
    MadeUpStudy study = new MadeUpStudy().parametrisation(name);
    Verdict verdict = (ofMaximum ? study : study.constantRate()).verdict();
    assertEquals(regime, verdict.predictedRegime(), verdict.reasons()::toString);
    assertEquals(verdict.regime() == regime, verdict.agrees());
  }

  @Test
  void ratesOfAdamAreReadForAdam() {
    assertEquals(
        Regime.LAZY, new MadeUpStudy().parametrisation("ntk").adam().verdict().predictedRegime());
    assertEquals(
        Regime.UNSTABLE,
        new MadeUpStudy().parametrisation("standard").adam().verdict().predictedRegime());
  }

  @Test
  void disagreementIsSaid() {
    Verdict verdict = new MadeUpStudy().parametrisation("mup").verdict();
    assertFalse(verdict.agrees());
    assertTrue(
        verdict.reasons().contains("theory predicts feature-learning, measured is lazy"),
        verdict.reasons()::toString);
  }

  @Test
  void instabilityUnderCrossEntropyMayBeControlled() {
    MadeUpStudy study = new MadeUpStudy().parametrisation("standard").constantRate();
    assertTrue(
        study.crossEntropy().verdict().reasons().stream()
            .anyMatch(reason -> reason.contains("under cross-entropy")));
    assertTrue(
        new MadeUpStudy()
            .parametrisation("standard").constantRate().verdict().reasons().stream()
                .noneMatch(reason -> reason.contains("controlled")));
  }

  @Test
  void exponentsOfLayersStandUnderTheLayersName() {
    Verdict verdict =
        new MadeUpStudy().scatter(0).metric("weightMovement.dense-2", 1, -1).verdict();
    assertEquals(
        -1, verdict.exponents().get("weightMovement.dense-2").measured().slope(), ROUNDING);
    assertEquals(
        Optional.of(new PredictedRange(-1, -1)),
        verdict.exponents().get("weightMovement.dense-2").predicted());
  }

  @Test
  void boundedMetricsHaveNoExponent() {
    Verdict verdict = new MadeUpStudy().metric("cka", 0.9, 0).metric("novel", 1, 2).verdict();
    assertFalse(verdict.exponents().containsKey("cka"));
    assertTrue(verdict.exponents().containsKey("novel"), "a metric of next year is fitted too");
  }

  @Test
  void overAnotherAxisThereAreExponentsAndNoRegime() {
    Verdict verdict = new MadeUpStudy().axis("training.output-scale").verdict();
    assertEquals(Regime.UNDETERMINED, verdict.regime());
    assertEquals(Regime.LAZY, verdict.predictedRegime());
    assertFalse(verdict.agrees());
    assertTrue(verdict.reasons().get(0).contains("varies training.output-scale"));
    assertEquals("training.output-scale", verdict.axis());
    assertEquals(Optional.empty(), verdict.exponents().get("kernelDrift").predicted());
  }

  @Test
  void cellsAreInTheOrderOfTheGridWithoutTheAxis() {
    List<RunResult> runs = new ArrayList<>(new MadeUpStudy().parametrisation("mup").runs());
    runs.addAll(new MadeUpStudy().parametrisation("ntk").runs());
    List<Verdict> verdicts = verdicts(runs, Optional.of(MadeUpStudy.WIDTH));
    assertEquals(
        List.of(Map.of("parametrisation", "mup"), Map.of("parametrisation", "ntk")),
        verdicts.stream().map(Verdict::cell).toList());
  }

  @Test
  void withoutAnAxisThereIsNoVerdict() {
    assertEquals(List.of(), verdicts(new MadeUpStudy().runs(), Optional.empty()));
  }

  private static List<Verdict> verdicts(List<RunResult> runs, Optional<String> axis) {
    ExperimentSpec experiment =
        new ExperimentSpec("made-up", runs.stream().map(RunResult::spec).toList(), axis, List.of());
    return new WidthAnalysis(run -> MadeUpStudy.ROLES).verdicts(experiment, runs);
  }
}
