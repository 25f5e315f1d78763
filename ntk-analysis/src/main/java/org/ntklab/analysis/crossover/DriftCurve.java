package org.ntklab.analysis.crossover;

import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.ntklab.analysis.fit.RunNumbers;
import org.ntklab.analysis.metrics.KernelDrift;
import org.ntklab.analysis.verdict.OutputScaleTheory;
import org.ntklab.core.study.RunResult;

/** The kernel drift of one seed at one width, over the output scale. */
final class DriftCurve {
  private final TreeMap<Double, Double> byScale = new TreeMap<>();

  private DriftCurve() {}

  /** Finished runs with a drift above 0; the others are gaps. */
  static DriftCurve of(List<RunResult> runs) {
    DriftCurve curve = new DriftCurve();
    for (RunResult run : runs) {
      OptionalDouble drift = run.number(KernelDrift.NAME);
      if (RunNumbers.isFinished(run) && drift.orElse(0) > 0) {
        curve.put(scale(run), drift.getAsDouble());
      }
    }
    return curve;
  }

  static double scale(RunResult run) {
    return ((Number) run.spec().cell().get(OutputScaleTheory.KEY)).doubleValue();
  }

  DriftCurve put(double scale, double drift) {
    byScale.put(scale, drift);
    return this;
  }

  static DriftCurve empty() {
    return new DriftCurve();
  }

  boolean isEmpty() {
    return byScale.isEmpty();
  }

  /** Whether the threshold is not reached at any α. */
  boolean isBelow(double threshold) {
    return byScale.values().stream().allMatch(drift -> drift < threshold);
  }

  /** Whether it is reached at the largest α. */
  boolean isAbove(double threshold) {
    return byScale.lastEntry().getValue() >= threshold;
  }

  /**
   * α*, from which on the drift stays below the threshold: between the last α that reaches it and
   * the next, on a straight line in both logarithms. Empty when it lies outside of the curve.
   */
  OptionalDouble crossing(double threshold) {
    if (isEmpty() || isBelow(threshold) || isAbove(threshold)) {
      return OptionalDouble.empty();
    }
    double rich = byScale.firstKey();
    for (var point : byScale.entrySet()) {
      rich = point.getValue() >= threshold ? point.getKey() : rich;
    }
    double lazy = byScale.higherKey(rich);
    double over = Math.log(byScale.get(rich) / threshold);
    double under = Math.log(threshold / byScale.get(lazy));
    return OptionalDouble.of(rich * Math.pow(lazy / rich, over / (over + under)));
  }
}
