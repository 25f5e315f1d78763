package org.ntklab.analysis.fit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.ntklab.analysis.fit.PairedSlope.Point;
import org.ntklab.analysis.metrics.Cka;
import org.ntklab.analysis.metrics.EffectiveRank;
import org.ntklab.analysis.metrics.InitialRateFraction;
import org.ntklab.analysis.metrics.LossPeak;
import org.ntklab.analysis.metrics.SilentAlignment;
import org.ntklab.analysis.metrics.TargetAlignment;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.study.RunResult;

/**
 * Power laws of whatever runs have of numbers, along a numeric key of their grid; by metric, a
 * layer's as {@code weightMovement.dense-1}, without metrics that a power law does not describe.
 *
 * <p>Failed runs are left out. A diverged one ends early, so it takes part only where the start is
 * measured.
 */
public final class MetricFits {
  /** They lie between bounds that do not depend on the axis. */
  private static final Set<String> NO_POWER_LAW =
      Set.of(
          Cka.NAME, TargetAlignment.NAME, EffectiveRank.NAME, SilentAlignment.NAME, LossPeak.NAME);

  private MetricFits() {}

  /**
   * Exponents of all metrics, loss and test error, seeds paired: for axes along which a seed keeps
   * its network.
   *
   * @param axis key of the grid, such as {@code training.output-scale}; runs without a number there
   *     are left out
   * @param runs of one cell: they differ in the axis and the seed only
   */
  public static Map<String, SlopeFit> paired(String axis, Collection<RunResult> runs) {
    Map<String, SlopeFit> fits = new LinkedHashMap<>();
    points(axis, runs, RunNumbers::all).forEach((name, of) -> fits.put(name, PairedSlope.fit(of)));
    return fits;
  }

  /**
   * Exponents of all metrics, seeds and positions pooled: for the width, where a seed draws another
   * network at every position.
   *
   * @param axis key of the grid
   * @param runs of one cell
   */
  public static Map<String, SlopeFit> pooled(String axis, Collection<RunResult> runs) {
    Map<String, SlopeFit> fits = new LinkedHashMap<>();
    points(axis, runs, RunNumbers::metrics)
        .forEach(
            (name, of) ->
                fits.put(
                    name,
                    PooledSlope.fit(
                        of.stream().mapToDouble(Point::axis).toArray(),
                        of.stream().mapToDouble(Point::quantity).toArray())));
    return fits;
  }

  private static Map<String, List<Point>> points(
      String axis, Collection<RunResult> runs, Function<RunResult, RunNumbers> numbers) {
    Map<String, List<Point>> points = new LinkedHashMap<>();
    for (RunResult run : runs) {
      if (!(run.spec().cell().get(axis) instanceof Number position)) {
        continue;
      }
      numbers
          .apply(run)
          .byName()
          .forEach(
              (name, value) -> {
                if (counts(run, name)) {
                  points
                      .computeIfAbsent(name, none -> new ArrayList<>())
                      .add(new Point(run.spec().seed(), position.doubleValue(), value));
                }
              });
    }
    return points;
  }

  private static boolean counts(RunResult run, String metric) {
    boolean measured =
        RunNumbers.isFinished(run)
            || (run.status() == RunStatus.DIVERGED && metric.equals(InitialRateFraction.NAME));
    return measured && !NO_POWER_LAW.contains(metric);
  }
}
