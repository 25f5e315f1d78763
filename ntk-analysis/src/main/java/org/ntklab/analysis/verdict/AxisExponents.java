package org.ntklab.analysis.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntklab.analysis.fit.MetricFits;
import org.ntklab.analysis.fit.NumericAxes;
import org.ntklab.analysis.fit.SlopeFit;
import org.ntklab.core.experiment.RunSpec;
import org.ntklab.core.regime.AxisFit;
import org.ntklab.core.regime.ExponentComparison;
import org.ntklab.core.regime.PredictedRange;
import org.ntklab.core.study.RunResult;

/** Exponents along every numeric key of a grid but the width, whose exponents verdicts have. */
final class AxisExponents {
  private AxisExponents() {}

  /** One a key and cell, in the order of the grid; keys need three values above 0. */
  static List<AxisFit> of(List<RunResult> runs) {
    List<AxisFit> fits = new ArrayList<>();
    for (String axis : NumericAxes.of(runs)) {
      if (!axis.equals(WidthAnalysis.WIDTH)) {
        NumericAxes.cells(runs, axis)
            .forEach((cell, its) -> fits.add(new AxisFit(cell, axis, exponents(axis, its))));
      }
    }
    return fits;
  }

  private static Map<String, ExponentComparison> exponents(String axis, List<RunResult> runs) {
    RunSpec first = runs.get(0).spec();
    Map<String, ExponentComparison> exponents = new LinkedHashMap<>();
    for (Map.Entry<String, SlopeFit> fit : MetricFits.paired(axis, runs).entrySet()) {
      fit.getValue()
          .exponent()
          .ifPresent(
              measured ->
                  exponents.put(
                      fit.getKey(),
                      new ExponentComparison(measured, predicted(axis, fit.getKey(), first))));
    }
    return exponents;
  }

  /** What theory says of an exponent along an axis other than the width. */
  static Optional<PredictedRange> predicted(String axis, String metric, RunSpec run) {
    return axis.equals(OutputScaleTheory.KEY)
        ? OutputScaleTheory.of(metric, run)
        : Optional.empty();
  }
}
