package org.ntklab.analysis.report.sections;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.report.Axis;
import org.ntklab.core.report.Chart;
import org.ntklab.core.report.Figure;
import org.ntklab.core.report.FigureData;
import org.ntklab.core.report.GridText;
import org.ntklab.core.report.Panel;
import org.ntklab.core.report.ReportBlock;
import org.ntklab.core.report.ReportCell;
import org.ntklab.core.report.ReportedStudy;
import org.ntklab.core.report.Series;
import org.ntklab.core.report.Series.Hue;
import org.ntklab.core.report.Series.Mark;

/**
 * A quantity along training: a panel a cell, a curve a place of the axis, the median over seeds in
 * the range from the smallest to the largest. Without an axis, one panel with a curve a cell.
 *
 * @param title of the figure
 * @param caption what is drawn
 * @param y its axis
 * @param quantity of a run, {@code [checkpoints]}
 */
record CourseFigure(String title, String caption, Axis y, Function<RunTrace, double[]> quantity) {
  private static final Axis STEPS = Axis.log("steps");
  private static final int MOST_CURVES = 6;

  ReportBlock of(ReportedStudy study) {
    List<Panel> panels = new ArrayList<>();
    List<List<Object>> rows = new ArrayList<>();
    boolean axis = study.axis().isPresent();
    boolean chosen = false;
    List<Series> together = new ArrayList<>();
    for (ReportCell cell : study.cells()) {
      List<ReportCell.Place> places = Choice.spread(cell.places(), MOST_CURVES);
      chosen |= places.size() < cell.places().size();
      List<Series> series = axis ? new ArrayList<>() : together;
      for (int i = 0; i < places.size(); i++) {
        List<OverSeeds> course = OverSeeds.course(study, places.get(i), quantity);
        String value = places.get(i).value().map(GridText::value).orElse("");
        double ramp = places.size() == 1 ? 0.5 : (double) i / (places.size() - 1);
        Hue hue = axis ? new Hue.Ramp(ramp) : new Hue.Category(cell.index());
        String label = axis ? study.axisName() + " " + value : cell.label();
        draw(series, label, cell.index(), hue, course);
        course.forEach(
            point -> rows.add(axis ? point.row(cell.label(), value) : point.row(cell.label())));
      }
      if (axis && !series.isEmpty()) {
        panels.add(
            new Panel(
                cell.label(), OptionalInt.of(cell.index()), new Chart.Plot(STEPS, y, series)));
      }
    }
    if (!together.isEmpty()) {
      panels.add(Panel.of(new Chart.Plot(STEPS, y, together)));
    }
    if (panels.isEmpty()) {
      return new ReportBlock.Omitted(title, "no finished run has a trace with it");
    }
    return new Figure(
        title,
        caption(axis, chosen, study),
        description(axis, study),
        panels,
        new FigureData(columns(axis, study), rows));
  }

  private static void draw(
      List<Series> series, String label, int cell, Hue hue, List<OverSeeds> course) {
    if (course.isEmpty()) {
      return;
    }
    List<double[]> middle = new ArrayList<>();
    List<double[]> band = new ArrayList<>();
    for (OverSeeds point : course) {
      middle.add(new double[] {point.x(), point.median()});
      band.add(new double[] {point.x(), point.low(), point.high()});
    }
    if (course.get(0).seeds() > 1) {
      series.add(new Series(label, OptionalInt.of(cell), Mark.BAND, hue, band));
    }
    series.add(new Series(label, OptionalInt.of(cell), Mark.LINE_AND_POINTS, hue, middle));
  }

  private String caption(boolean axis, boolean chosen, ReportedStudy study) {
    return caption
        + (axis ? " A curve a " + study.axisName() + ":" : " A curve a cell:")
        + " the median over seeds, in the range from the smallest to the largest."
        + " The start, step 0, has no place on a logarithmic axis; it is in the data."
        + (chosen ? " Of each cell " + MOST_CURVES + " curves are drawn." : "");
  }

  private String description(boolean axis, ReportedStudy study) {
    return title
        + " against the number of training steps, "
        + (axis
            ? "one chart for each of %d cells, one curve for each %s"
                .formatted(study.cells().size(), study.axisName())
            : "one curve for each of %d cells".formatted(study.cells().size()))
        + ". The numbers are in the table below.";
  }

  private List<String> columns(boolean axis, ReportedStudy study) {
    List<String> columns = new ArrayList<>(List.of("cell"));
    if (axis) {
      columns.add(study.axisName());
    }
    columns.addAll(
        List.of("step", "median " + y.name(), "smallest seed", "largest seed", "number of seeds"));
    return columns;
  }
}
