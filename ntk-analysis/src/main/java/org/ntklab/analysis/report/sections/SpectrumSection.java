package org.ntklab.analysis.report.sections;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.ntklab.analysis.metrics.KernelCourse;
import org.ntklab.core.linalg.SymmetricEigen;
import org.ntklab.core.linalg.Triangle;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.problem.RefusedException;
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

/** Eigenvalues of Θ on the probe, at the start and at the end of training. */
public final class SpectrumSection implements ReportSection {
  private static final String TITLE = "Spectrum of the tangent kernel";

  /** Smaller eigenvalues, as parts of the largest, are rounding. */
  private static final double FLOOR = 1e-13;

  @Override
  public String title() {
    return "Spectrum";
  }

  @Override
  public int position() {
    return 500;
  }

  @Override
  public List<ReportBlock> blocks(ReportedStudy study) {
    List<Panel> panels = new ArrayList<>();
    List<List<Object>> rows = new ArrayList<>();
    String where = "";
    for (ReportCell cell : study.cells()) {
      ReportCell.Place place = cell.places().get(cell.places().size() - 1);
      where =
          place.value().map(v -> ", at " + study.axisName() + " " + GridText.value(v)).orElse("");
      List<Series> series = new ArrayList<>();
      for (boolean end : new boolean[] {false, true}) {
        List<OverSeeds> spectrum = spectrum(study, place, end);
        draw(series, cell.index(), end, spectrum);
        spectrum.forEach(point -> rows.add(point.row(cell.label(), end ? "end" : "start")));
      }
      if (!series.isEmpty()) {
        Chart chart = new Chart.Plot(Axis.log("index k"), Axis.log("eigenvalue λₖ"), series);
        panels.add(new Panel(cell.label(), OptionalInt.of(cell.index()), chart));
      }
    }
    if (panels.isEmpty()) {
      return List.of(new ReportBlock.Omitted(TITLE, "no finished run has a trace with a kernel"));
    }
    return List.of(
        new Figure(
            "Eigenvalues of Θ, before and after training",
            "Eigenvalues of the learning-rate-weighted Θ on the probe examples, in descending order"
                + where
                + ": the median over seeds in the range from the smallest to the largest. A lazy"
                + " network keeps its spectrum; one that learns features grows a few large"
                + " eigenvalues.",
            "Eigenvalues against their index, two curves in each chart: at the start and at the end"
                + " of training. The numbers are in the table below.",
            panels,
            new FigureData(
                List.of(
                    "cell",
                    "when",
                    "index k",
                    "median eigenvalue",
                    "smallest seed",
                    "largest seed",
                    "number of seeds"),
                rows)));
  }

  private static List<OverSeeds> spectrum(
      ReportedStudy study, ReportCell.Place place, boolean end) {
    List<double[]> spectra = new ArrayList<>();
    place.finished().stream()
        .flatMap(run -> study.trace(run).stream())
        .map(trace -> eigenvalues(trace, end ? trace.checkpoints().rows() - 1 : 0))
        .filter(values -> values.length > 0)
        .forEach(spectra::add);
    int count = spectra.stream().mapToInt(values -> values.length).min().orElse(0);
    List<OverSeeds> points = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      int index = k;
      points.add(
          OverSeeds.of(k + 1.0, spectra.stream().mapToDouble(values -> values[index]).toArray()));
    }
    return points;
  }

  /** In descending order; those on the floor of rounding are left out. */
  private static double[] eigenvalues(RunTrace run, int row) {
    double[] theta = row < 0 ? new double[0] : KernelCourse.theta(run, row);
    if (theta.length == 0) {
      return theta;
    }
    double[] ascending;
    try {
      ascending = SymmetricEigen.of(Triangle.unpack(theta)).values();
    } catch (RefusedException e) {
      return new double[0];
    }
    int n = ascending.length;
    double[] descending = new double[n];
    int kept = 0;
    for (int k = 0; k < n && ascending[n - 1 - k] > FLOOR * ascending[n - 1]; k++) {
      descending[kept++] = ascending[n - 1 - k];
    }
    return Arrays.copyOf(descending, kept);
  }

  private static void draw(List<Series> series, int cell, boolean end, List<OverSeeds> spectrum) {
    if (spectrum.isEmpty()) {
      return;
    }
    String label = end ? "end of training" : "start";
    Hue hue = new Hue.Category(end ? 1 : 0);
    List<double[]> middle = new ArrayList<>();
    List<double[]> band = new ArrayList<>();
    for (OverSeeds point : spectrum) {
      middle.add(new double[] {point.x(), point.median()});
      band.add(new double[] {point.x(), point.low(), point.high()});
    }
    if (spectrum.get(0).seeds() > 1) {
      series.add(new Series(label, OptionalInt.of(cell), Mark.BAND, hue, band));
    }
    Mark mark = end ? Mark.LINE : Mark.DASHED;
    series.add(new Series(label, OptionalInt.of(cell), mark, hue, middle));
  }
}
