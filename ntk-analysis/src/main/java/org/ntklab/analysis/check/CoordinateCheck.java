package org.ntklab.analysis.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.ntklab.analysis.metrics.FeatureMovement;
import org.ntklab.analysis.metrics.OutputMovement;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.reference.Reference;
import org.ntklab.core.regime.PredictedRange;
import org.ntklab.core.trace.Trace;
import org.ntklab.core.training.TraceColumns;

/**
 * The coordinate check: root mean squares of each layer's pre-activations on the probe at the
 * start, and of their changes after one step and after all, as powers of the width.
 *
 * <p>Required are pre-activations of hidden layers of order one, n^0, outputs that do not grow at
 * the start and move by order one, and changes of hidden layers that do not grow; how fast they may
 * vanish is the parametrisation's choice, n^−r, which theory predicts.
 */
@Reference(key = "yang2022", where = "Appendix D, coordinate checking")
public final class CoordinateCheck {
  /** How lines at the start call their quantity. */
  public static final String INITIAL = "at the start";

  private static final String OUTPUTS = "outputs";

  private final List<CheckRun> atTheStart;
  private final List<CheckRun> runs;
  private final CheckTheory theory;
  private final List<CheckLine> lines = new ArrayList<>();

  private CoordinateCheck(List<CheckRun> atTheStart, List<CheckRun> runs, CheckTheory theory) {
    this.atTheStart = atTheStart;
    this.runs = runs;
    this.theory = theory;
  }

  /**
   * Checks runs at one learning rate, several widths and seeds.
   *
   * @param atTheStart runs whose first checkpoint shows the outputs as they are
   * @param runs the same networks trained for all steps; their outputs may be centred
   */
  public static CheckResult of(
      List<CheckRun> atTheStart, List<CheckRun> runs, CheckTheory theory, int steps) {
    return new CoordinateCheck(atTheStart, runs, theory).check(steps);
  }

  /** Whether the part of the check that looks at the start passes. */
  public static CheckVerdict initial(CheckResult result) {
    return CheckVerdict.of(
        result.lines().stream()
            .filter(line -> line.quantity().equals(INITIAL))
            .map(CheckLine::verdict)
            .toList());
  }

  private CheckResult check(int steps) {
    for (GraphNode node : hidden()) {
      add(
          node.name(),
          INITIAL,
          TraceColumns.FEATURE_RMS,
          0,
          theory.initial(node),
          CheckLine.exactly(0));
    }
    outputs(INITIAL, 0, theory.initial(theory.graph().output()), CheckLine.atMost(0));
    Set<Integer> moments = new LinkedHashSet<>(List.of(1, steps));
    for (int step : moments) {
      String quantity = "change, " + step + (step == 1 ? " step" : " steps");
      for (GraphNode node : hidden()) {
        add(
            node.name(),
            quantity,
            TraceColumns.FEATURE_MOVEMENT,
            step,
            theory.metric(FeatureMovement.NAME + "." + node.name()),
            CheckLine.atMost(0));
      }
      outputs(quantity, step, theory.metric(OutputMovement.NAME), CheckLine.exactly(0));
    }
    return result();
  }

  private CheckResult result() {
    List<String> reasons = new ArrayList<>();
    for (CheckLine line : lines) {
      if (line.verdict() == CheckVerdict.FAILS) {
        boolean grows = line.measured().orElseThrow().slope() > line.required().high();
        reasons.add(
            "%s %s %s with the width"
                .formatted(line.layer(), line.quantity(), grows ? "grows" : "vanishes"));
      }
    }
    List<CheckVerdict> verdicts = new ArrayList<>(lines.stream().map(CheckLine::verdict).toList());
    DivergedRuns.in(runs)
        .ifPresent(
            sentence -> {
              reasons.add(sentence);
              verdicts.add(CheckVerdict.FAILS);
            });
    CheckVerdict verdict = CheckVerdict.of(verdicts);
    if (verdict == CheckVerdict.PASSES) {
      reasons.add("pre-activations keep their size at every width, and so do the outputs' changes");
    }
    boolean agrees = lines.stream().allMatch(CheckLine::agrees);
    return new CheckResult(lines, verdict, agrees, reasons);
  }

  /** Weighted layers before the readout. */
  private List<GraphNode> hidden() {
    return theory.graph().weighted().stream()
        .filter(node -> node.index() != theory.graph().outputIndex())
        .toList();
  }

  private void add(
      String layer,
      String quantity,
      String column,
      int step,
      Optional<PredictedRange> predicted,
      PredictedRange required) {
    lines.add(
        new CheckLine(
            layer,
            quantity,
            ExponentOverWidth.of(
                runs,
                run ->
                    row(run, step)
                        .map(row -> OptionalDouble.of(value(run, column + layer, row)))
                        .orElse(OptionalDouble.empty())),
            predicted,
            required));
  }

  private void outputs(
      String quantity, int step, Optional<PredictedRange> predicted, PredictedRange required) {
    lines.add(
        new CheckLine(
            OUTPUTS,
            quantity,
            ExponentOverWidth.of(
                step == 0 ? atTheStart : runs,
                run ->
                    row(run, step)
                        .map(row -> OptionalDouble.of(outputs(run, row)))
                        .orElse(OptionalDouble.empty())),
            predicted,
            required));
  }

  /** RMS of the outputs on the probe at the start, or of how far they are from there. */
  private static double outputs(CheckRun run, int row) {
    Trace trace = run.trace().orElseThrow().checkpoints();
    double[] f = trace.vector(TraceColumns.PROBE_OUTPUTS, row);
    double[] f0 = row == 0 ? new double[f.length] : trace.vector(TraceColumns.PROBE_OUTPUTS, 0);
    double squares = 0;
    for (int i = 0; i < f.length; i++) {
      squares += (f[i] - f0[i]) * (f[i] - f0[i]);
    }
    return Math.sqrt(squares / f.length);
  }

  private static double value(CheckRun run, String column, int row) {
    return run.trace().orElseThrow().checkpoints().doubleValue(column, row);
  }

  /** The checkpoint of a step; empty when the run did not come that far. */
  private static Optional<Integer> row(CheckRun run, int step) {
    if (run.trace().isEmpty()) {
      return Optional.empty();
    }
    Trace trace = run.trace().get().checkpoints();
    for (int row = 0; row < trace.rows(); row++) {
      if (trace.longValue(TraceColumns.STEP, row) == step) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }
}
