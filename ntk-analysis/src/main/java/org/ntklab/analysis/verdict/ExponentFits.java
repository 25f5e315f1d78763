package org.ntklab.analysis.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ntklab.analysis.fit.PooledSlope;
import org.ntklab.analysis.fit.SlopeFit;
import org.ntklab.analysis.metrics.Cka;
import org.ntklab.analysis.metrics.EffectiveRank;
import org.ntklab.analysis.metrics.InitialRateFraction;
import org.ntklab.analysis.metrics.LossPeak;
import org.ntklab.analysis.metrics.SilentAlignment;
import org.ntklab.analysis.metrics.TargetAlignment;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.study.RunResult;

/** Fits every metric of a cell over the axis, but those that a power law does not describe. */
final class ExponentFits {
  /** They lie between bounds that do not depend on the width. */
  private static final Set<String> NO_POWER_LAW =
      Set.of(
          Cka.NAME, TargetAlignment.NAME, EffectiveRank.NAME, SilentAlignment.NAME, LossPeak.NAME);

  private ExponentFits() {}

  /**
   * Fits by metric, a layer's as {@code weightMovement.dense-1}, in the order of the metrics.
   *
   * <p>A diverged run ends early, so it takes part only where the start is measured.
   */
  static Map<String, SlopeFit> of(CellRuns cell) {
    Map<String, List<double[]>> points = new LinkedHashMap<>();
    for (RunResult run : cell.runs()) {
      boolean finished = CellRuns.isFinished(run);
      CellRuns.numbers(run)
          .forEach(
              (metric, value) -> {
                boolean counts =
                    finished
                        || (run.status() == RunStatus.DIVERGED
                            && metric.equals(InitialRateFraction.NAME));
                if (counts && !NO_POWER_LAW.contains(metric)) {
                  points
                      .computeIfAbsent(metric, none -> new ArrayList<>())
                      .add(new double[] {cell.position(run), value});
                }
              });
    }
    Map<String, SlopeFit> fits = new LinkedHashMap<>();
    points.forEach(
        (metric, all) -> fits.put(metric, PooledSlope.fit(column(all, 0), column(all, 1))));
    return fits;
  }

  private static double[] column(List<double[]> points, int index) {
    return points.stream().mapToDouble(point -> point[index]).toArray();
  }
}
