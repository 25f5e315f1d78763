package org.ntklab.analysis.report.sections;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.ntklab.analysis.metrics.WeightMovement;
import org.ntklab.core.metric.MetricValue;
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

/** How far the weights of each layer have moved at the end. */
public final class LayerSection implements ReportSection {
  private static final String TITLE = "Movement of the layers";
  private static final int MOST_LAYERS = 8;

  @Override
  public String title() {
    return "Layers";
  }

  @Override
  public int position() {
    return 600;
  }

  @Override
  public List<ReportBlock> blocks(ReportedStudy study) {
    if (study.axis().isEmpty()) {
      return List.of(bySteps());
    }
    List<Panel> panels = new ArrayList<>();
    List<List<Object>> rows = new ArrayList<>();
    boolean chosen = false;
    for (ReportCell cell : study.cells()) {
      Map<String, List<OverSeeds>> layers = layers(cell);
      layers.forEach(
          (layer, points) -> points.forEach(point -> rows.add(point.row(cell.label(), layer))));
      List<String> shown = Choice.spread(List.copyOf(layers.keySet()), MOST_LAYERS);
      chosen |= shown.size() < layers.size();
      List<Series> series = new ArrayList<>();
      for (int i = 0; i < shown.size(); i++) {
        draw(series, shown.get(i), cell.index(), new Hue.Category(i), layers.get(shown.get(i)));
      }
      if (!series.isEmpty()) {
        Chart chart =
            new Chart.Plot(Axis.log(study.axisName()), Axis.log("relative movement"), series);
        panels.add(new Panel(cell.label(), OptionalInt.of(cell.index()), chart));
      }
    }
    if (panels.isEmpty()) {
      return List.of(new ReportBlock.Omitted(TITLE, "no finished run has a movement by layer"));
    }
    return List.of(
        new Figure(
            "How far each layer's weights have moved",
            "‖W − W₀‖ / ‖W₀‖ (Frobenius norms) of each weighted layer at the end of training: the"
                + " median over seeds in the range from the smallest to the largest."
                + (chosen ? " Of deep networks " + MOST_LAYERS + " layers are drawn." : ""),
            "Relative movement of the weights against the %s, a curve for each layer."
                    .formatted(study.axisName())
                + " The numbers are in the table below.",
            panels,
            new FigureData(
                List.of(
                    "cell",
                    "layer",
                    study.axisName(),
                    "median movement",
                    "smallest seed",
                    "largest seed",
                    "number of seeds"),
                rows)));
  }

  private static ReportBlock bySteps() {
    return new ReportBlock.Omitted(
        "the movement of the layers", "it is drawn over an axis, and the grid has none");
  }

  /** By layer in the order of the network, over the axis. */
  private static Map<String, List<OverSeeds>> layers(ReportCell cell) {
    Map<String, List<OverSeeds>> layers = new LinkedHashMap<>();
    for (ReportCell.Place place : cell.places()) {
      Map<String, List<Double>> here = new LinkedHashMap<>();
      for (RunResult run : place.finished()) {
        if (run.metrics().get(WeightMovement.NAME) instanceof MetricValue.ByLayer found) {
          found
              .values()
              .forEach(
                  (layer, value) ->
                      here.computeIfAbsent(layer, none -> new ArrayList<>()).add(value));
        }
      }
      here.forEach(
          (layer, values) ->
              layers
                  .computeIfAbsent(layer, none -> new ArrayList<>())
                  .add(
                      OverSeeds.of(
                          place.position(),
                          values.stream().mapToDouble(Double::doubleValue).toArray())));
    }
    return layers;
  }

  private static void draw(
      List<Series> series, String layer, int cell, Hue hue, List<OverSeeds> points) {
    List<double[]> middle = new ArrayList<>();
    List<double[]> band = new ArrayList<>();
    for (OverSeeds point : points) {
      middle.add(new double[] {point.x(), point.median()});
      band.add(new double[] {point.x(), point.low(), point.high()});
    }
    String label = GridText.value(layer);
    series.add(new Series(label, OptionalInt.of(cell), Mark.BAND, hue, band));
    series.add(new Series(label, OptionalInt.of(cell), Mark.LINE_AND_POINTS, hue, middle));
  }
}
