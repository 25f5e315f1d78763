package org.ntklab.analysis.report.sections;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.ntklab.analysis.metrics.KernelDrift;
import org.ntklab.core.reference.Reference;
import org.ntklab.core.report.Chart;
import org.ntklab.core.report.Figure;
import org.ntklab.core.report.FigureData;
import org.ntklab.core.report.GridText;
import org.ntklab.core.report.Panel;
import org.ntklab.core.report.ReportBlock;
import org.ntklab.core.report.ReportCell;
import org.ntklab.core.report.ReportSection;
import org.ntklab.core.report.ReportedStudy;

/** Kernel drift over output scale and width, where the grid has both. */
@Reference(key = "geiger2020")
@Reference(key = "chizat2019")
public final class PlaneSection implements ReportSection {
  private static final String ALPHA = "training.output-scale";
  private static final String WIDTH = "architecture.width";

  @Override
  public String title() {
    return "Output scale";
  }

  @Override
  public int position() {
    return 800;
  }

  @Override
  public List<ReportBlock> blocks(ReportedStudy study) {
    List<String> keys = study.result().experiment().gridKeys();
    if (!keys.contains(ALPHA) || !keys.contains(WIDTH)) {
      return List.of(
          new ReportBlock.Omitted(
              "the plane of output scale and width", "the grid does not have both"));
    }
    Map<String, TreeSet<Double>> scales = new LinkedHashMap<>();
    TreeSet<Double> widths = new TreeSet<>();
    Map<String, Map<List<Double>, OverSeeds>> planes = new LinkedHashMap<>();
    List<List<Object>> rows = new ArrayList<>();
    for (ReportCell cell : study.cells()) {
      Map<String, Object> rest = new LinkedHashMap<>(cell.values());
      // The width is the axis of a grid that has it.
      Object alpha = rest.remove(ALPHA);
      if (!(alpha instanceof Number scale)) {
        continue;
      }
      String plane = GridText.cell(rest);
      scales.computeIfAbsent(plane, none -> new TreeSet<>()).add(scale.doubleValue());
      for (ReportCell.Place place : cell.places()) {
        OverSeeds drift =
            OverSeeds.of(
                place.position(),
                place.finished().stream()
                    .mapToDouble(run -> run.number(KernelDrift.NAME).orElse(Double.NaN))
                    .toArray());
        widths.add(place.position());
        planes
            .computeIfAbsent(plane, none -> new LinkedHashMap<>())
            .put(List.of(place.position(), scale.doubleValue()), drift);
        rows.add(
            List.of(
                plane,
                place.position(),
                scale.doubleValue(),
                drift.median(),
                drift.low(),
                drift.high(),
                drift.seeds()));
      }
    }
    List<Panel> panels = new ArrayList<>();
    planes.forEach(
        (plane, drifts) ->
            panels.add(
                new Panel(
                    plane,
                    OptionalInt.empty(),
                    map(List.copyOf(widths), List.copyOf(scales.get(plane)), drifts))));
    if (panels.isEmpty()) {
      return List.of(
          new ReportBlock.Omitted(
              "the plane of output scale and width", "no output scale is a number"));
    }
    return List.of(
        new Figure(
            "Kernel drift over output scale α and width",
            "‖Θ − Θ₀‖ / ‖Θ₀‖ at the end of training, the median over seeds. With a"
                + " larger α, and with a larger width, networks become lazy.",
            "A map of kernel drift, a column a width, a row an output scale. The numbers are in the"
                + " table below.",
            panels,
            new FigureData(
                List.of(
                    "cell",
                    "width",
                    "output scale α",
                    "median kernel drift",
                    "smallest seed",
                    "largest seed",
                    "number of seeds"),
                rows)));
  }

  private static Chart map(
      List<Double> widths, List<Double> scales, Map<List<Double>, OverSeeds> drifts) {
    double[][] values = new double[scales.size()][widths.size()];
    for (int row = 0; row < scales.size(); row++) {
      double alpha = scales.get(row);
      Arrays.setAll(
          values[row],
          column ->
              Optional.ofNullable(drifts.get(List.of(widths.get(column), alpha)))
                  .map(OverSeeds::median)
                  .orElse(Double.NaN));
    }
    return new Chart.HeatMap(
        "width",
        widths.stream().map(Digits::number).toList(),
        "output scale α",
        scales.stream().map(Digits::number).toList(),
        "kernel drift",
        values);
  }
}
