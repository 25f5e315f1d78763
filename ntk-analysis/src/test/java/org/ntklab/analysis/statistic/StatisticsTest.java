package org.ntklab.analysis.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ntklab.core.config.Options;
import org.ntklab.core.config.YamlSource;
import org.ntklab.core.evidence.Evidence;
import org.ntklab.core.evidence.MeasuredNumber;
import org.ntklab.core.evidence.Observation;
import org.ntklab.core.evidence.Statistic;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;
import org.ntklab.core.regime.Regime;
import org.ntklab.core.regime.Verdict;

/** Numbers made of observations, against sums by hand. */
class StatisticsTest {
  private static final double ROUNDING = 1e-12;

  private final List<Observation> seen = new ArrayList<>();

  private StatisticsTest see(Map<String, Object> cell, long seed, double y) {
    seen.add(new Observation(cell, seed, false, Map.of("y", y)));
    return this;
  }

  private MeasuredNumber of(Kind<Statistic> kind, String yaml) {
    return read(kind, yaml).of(new Evidence(seen, List.of()));
  }

  private static Statistic read(Kind<Statistic> kind, String yaml) {
    Problems problems = new Problems();
    Options options = new Options(YamlSource.parse("test", yaml), "test", "", problems);
    Statistic statistic = kind.read(options);
    options.reportUnknown();
    problems.throwIfAny();
    return statistic;
  }

  @Test
  void slopeIsThatOfAPowerLawWhateverTheLevelOfSeedsAndCells() {
    for (long seed = 0; seed < 3; seed++) {
      for (String depth : List.of("shallow", "deep")) {
        for (long n : new long[] {4, 8, 32}) {
          double level = (double) (1 + seed) * depth.length();
          see(Map.of("n", n, "depth", depth), seed, level * Math.pow((double) n, -0.75));
        }
      }
    }
    MeasuredNumber slope = of(new Slope.OfOptions(), "of: y\nover: n");
    assertEquals(-0.75, slope.value(), ROUNDING);
    assertEquals(-0.75, slope.low(), 1e-6);
    assertEquals(-0.75, slope.high(), 1e-6);
  }

  @Test
  void meanHasStudentsInterval() {
    see(Map.of(), 0, 1).see(Map.of(), 1, 2).see(Map.of(), 2, 6);
    MeasuredNumber mean = of(new Mean.OfOptions(), "of: y");
    // s² = 7, t at 0.975 with two degrees of freedom is 4.302653.
    assertEquals(3, mean.value(), ROUNDING);
    assertEquals(3 - 4.302653 * Math.sqrt(7.0 / 3), mean.low(), 1e-5);
    assertEquals(3 + 4.302653 * Math.sqrt(7.0 / 3), mean.high(), 1e-5);
  }

  @Test
  void extremesAreExactAndDivergedRunsAreTold() {
    see(Map.of(), 0, 1).see(Map.of(), 1, 4).see(Map.of(), 2, 2);
    seen.add(new Observation(Map.of(), 3, true, Map.of("y", 9.0)));
    MeasuredNumber largest = of(new Extreme.Largest(), "of: y");
    assertEquals(4, largest.value());
    assertEquals(4, largest.low());
    assertEquals(List.of("1 of 4 diverged and are left out"), largest.remarks());
    assertEquals(1, of(new Extreme.Smallest(), "of: y").value());
    assertEquals(0.25, of(new DivergedShare.OfOptions(), "").value());
  }

  @Test
  void comparisonsPairWhatAgreesInSeedAndOtherKeys() {
    see(Map.of("k", "a", "set", "p"), 0, 8).see(Map.of("k", "b", "set", "p"), 0, 2);
    see(Map.of("k", "a", "set", "q"), 0, 9).see(Map.of("k", "b", "set", "q"), 0, 1);
    see(Map.of("k", "a", "set", "r"), 0, 1000);
    String pairs = "of: y\nin: {k: a}\nto: {k: b}";
    assertEquals(6, of(new PairedComparison.Ratio(), pairs).value(), ROUNDING);
    assertEquals(7, of(new PairedComparison.Difference(), pairs).value(), ROUNDING);
  }

  @Test
  void crossingLiesOnTheLineBetweenNeighboursInLogarithms() {
    // y = 8 / α² passes 2 at α = 2, between 1 and 4; the second line never does.
    see(Map.of("n", 1L, "a", 1L), 0, 8).see(Map.of("n", 1L, "a", 4L), 0, 0.5);
    see(Map.of("n", 2L, "a", 1L), 0, 8).see(Map.of("n", 2L, "a", 4L), 0, 4);
    MeasuredNumber crossing = of(new Mean.OfOptions(), "of: {crossing: {of: y, along: a, at: 2}}");
    assertEquals(2, crossing.value(), ROUNDING);
    assertEquals(List.of("1 of 2 never pass y 2.0"), crossing.remarks());
  }

  @Test
  void bestIsTheSmallestAndNeverAtAnEnd() {
    for (long rate : new long[] {1, 2, 4, 8}) {
      see(Map.of("n", 1L, "rate", rate), 0, (double) Math.abs(rate - 4));
      see(Map.of("n", 2L, "rate", rate), 0, (double) rate);
    }
    // The best of all diverged.
    seen.add(new Observation(Map.of("n", 1L, "rate", 3L), 0, true, Map.of("y", -5.0)));
    MeasuredNumber best = of(new Mean.OfOptions(), "of: {best: {of: y, along: rate}}");
    assertEquals(4, best.value());
    assertEquals(1, best.remarks().size());
  }

  @Test
  void regimesAreCountedAndOthersAreNamed() {
    Statistic lazy = read(new RegimeShare.Measured(), "is: lazy");
    Evidence both = new Evidence(seen, List.of(verdict(Regime.LAZY), verdict(Regime.TRIVIAL)));
    MeasuredNumber share = lazy.of(both);
    assertEquals(0.5, share.value());
    assertTrue(share.remarks().get(0).contains("trivial"));
    assertEquals("lazy", lazy.inWords(1).orElseThrow());
    assertTrue(lazy.expected().orElseThrow().contains(1, 1));
    assertFalse(lazy.expected().orElseThrow().contains(0.5, 0.5));
    Statistic predicted = read(new RegimeShare.Predicted(), "is: unstable");
    assertEquals(1, predicted.of(both).value());
  }

  private static Verdict verdict(Regime regime) {
    return new Verdict(
        Map.of("p", regime.toString()),
        "architecture.width",
        Map.of(),
        regime,
        Regime.UNSTABLE,
        false,
        List.of("because"));
  }

  @Test
  void wrongOptionsAreProblems() {
    Problems problems = new Problems();
    String yaml = "of: {crossing: {along: a, at: 0}, best: {of: y}}\nover: 3";
    new Slope.OfOptions().read(new Options(YamlSource.parse("test", yaml), "test", "", problems));
    List<String> messages = problems.list().stream().map(Problem::toString).toList();
    assertEquals(4, messages.size(), () -> String.join("\n", messages));
  }
}
