package org.ntklab.analysis.report.sections;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.ntklab.analysis.metrics.KernelDrift;
import org.ntklab.core.regime.ExponentComparison;
import org.ntklab.core.regime.PredictedRange;
import org.ntklab.core.regime.Verdict;
import org.ntklab.core.report.Axis;
import org.ntklab.core.report.Chart;
import org.ntklab.core.report.Figure;
import org.ntklab.core.report.FigureData;
import org.ntklab.core.report.GridText;
import org.ntklab.core.report.Panel;
import org.ntklab.core.report.ReportBlock;
import org.ntklab.core.report.ReportCell;
import org.ntklab.core.report.ReportSection;
import org.ntklab.core.report.ReportedStudy;
import org.ntklab.core.report.Series;
import org.ntklab.core.report.Series.Hue;
import org.ntklab.core.report.Series.Mark;
import org.ntklab.core.study.RunResult;

/** How far the kernel has moved at the end, over the axis. */
public final class DriftSection implements ReportSection {
  @Override
  public String title() {
    return "Kernel drift";
  }

  @Override
  public int position() {
    return 200;
  }

  @Override
  public List<ReportBlock> blocks(ReportedStudy study) {
    String axis = study.axisName();
    if (study.axis().isEmpty()) {
      return List.of(
          new ReportBlock.Omitted(
              "kernel drift over the width", "no key of the grid has two numbers"));
    }
    Map<Map<String, Object>, Verdict> verdicts =
        study.result().verdicts().stream().collect(Collectors.toMap(Verdict::cell, v -> v));
    List<Series> series = new ArrayList<>();
    List<List<Object>> rows = new ArrayList<>();
    for (ReportCell cell : study.cells()) {
      List<double[]> points = new ArrayList<>();
      for (ReportCell.Place place : cell.places()) {
        for (RunResult run : place.finished()) {
          double drift = run.number(KernelDrift.NAME).orElse(Double.NaN);
          rows.add(List.of(cell.label(), place.position(), run.spec().seed(), drift));
          if (Double.isFinite(drift)) {
            points.add(new double[] {place.position(), drift});
          }
        }
      }
      draw(series, cell, points, Optional.ofNullable(verdicts.get(cell.values())));
    }
    if (series.isEmpty()) {
      return List.of(
          new ReportBlock.Omitted(
              "kernel drift over the " + axis, "no finished run has a kernel drift"));
    }
    return List.of(
        new Figure(
            "Kernel drift against " + axis,
            "‖Θ − Θ₀‖ / ‖Θ₀‖ of the tangent kernel on the probe examples at the end of training: a"
                + " point a seed, the fitted power law with its 95% interval, and dotted the slopes"
                + " that theory allows, drawn from the first "
                + axis
                + " on.",
            "Kernel drift against %s on logarithmic axes, a line for each of %s: %s. The numbers"
                    .formatted(axis, cells(study), summary(study, verdicts))
                + " are in the table below.",
            List.of(Panel.of(new Chart.Plot(Axis.log(axis), Axis.log("kernel drift"), series))),
            new FigureData(List.of("cell", axis, "seed", "kernel drift"), rows)));
  }

  private static void draw(
      List<Series> series, ReportCell cell, List<double[]> points, Optional<Verdict> verdict) {
    if (points.isEmpty()) {
      return;
    }
    OptionalInt index = OptionalInt.of(cell.index());
    Hue hue = new Hue.Category(cell.index());
    String label = cell.label().isEmpty() ? "all runs" : cell.label();
    Optional<PowerLaw> law = PowerLaw.of(points);
    law.ifPresent(
        fit -> {
          if (!fit.band().isEmpty()) {
            series.add(new Series(label, index, Mark.BAND, hue, fit.band()));
          }
          verdict
              .map(v -> v.exponents().get(KernelDrift.NAME))
              .flatMap(ExponentComparison::predicted)
              .ifPresent(range -> theory(series, label, index, hue, fit, range));
          series.add(new Series(label, index, Mark.LINE, hue, fit.ends()));
        });
    series.add(new Series(label, index, Mark.POINTS, hue, points));
  }

  private static void theory(
      List<Series> series,
      String label,
      OptionalInt index,
      Hue hue,
      PowerLaw fit,
      PredictedRange range) {
    for (double slope : new double[] {range.low(), range.high()}) {
      if (Double.isFinite(slope)) {
        series.add(new Series(label, index, Mark.DOTTED, hue, fit.fromTheFirst(slope)));
      }
      if (range.low() == range.high()) {
        return;
      }
    }
  }

  private static String cells(ReportedStudy study) {
    return study.cells().size() == 1 ? "one cell" : study.cells().size() + " cells";
  }

  private static String summary(ReportedStudy study, Map<Map<String, Object>, Verdict> verdicts) {
    List<String> words = new ArrayList<>();
    for (ReportCell cell : Choice.spread(study.cells(), 6)) {
      Optional.ofNullable(verdicts.get(cell.values()))
          .map(v -> v.exponents().get(KernelDrift.NAME))
          .ifPresent(
              found ->
                  words.add(
                      GridText.value(cell.label())
                          + " has slope "
                          + Digits.slope(found.measured().slope())));
    }
    return words.isEmpty() ? "no exponents were fitted" : String.join(", ", words);
  }
}
