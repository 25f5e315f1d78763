package org.ntklab.analysis.report.sections;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.loss.Loss;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.reference.Reference;
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
import org.ntklab.core.trace.Trace;
import org.ntklab.core.training.TraceColumns;

/** The network beside its linearisation and beside infinite width, at the end of the axis. */
@Reference(key = "lee2019")
public final class PredictionSection implements ReportSection {
  private static final String NETWORK = "network";
  private static final String LINEARISED = "linearised network";
  private static final String INFINITE = "infinite width, expected";

  /** More cells than this are counted and not named. */
  private static final int MOST_NAMED = 3;

  private static final ReportBlock.Omitted NO_RUN =
      new ReportBlock.Omitted("the linearised network", "no run finished there");

  private static final ReportBlock.Omitted NO_PATH =
      new ReportBlock.Omitted(
          "the linearised network",
          "there is no linearised path in the traces; it takes an optimiser that is linear in the"
              + " gradient");

  private final InfiniteWidthCurve infinite;

  /** With a reading at infinite width. */
  @Inject
  PredictionSection(InfiniteWidthCurve infinite) {
    this.infinite = infinite;
  }

  @Override
  public String title() {
    return "Linearisation";
  }

  @Override
  public int position() {
    return 700;
  }

  @Override
  public List<ReportBlock> blocks(ReportedStudy study) {
    List<Panel> train = new ArrayList<>();
    List<Panel> probe = new ArrayList<>();
    List<List<Object>> trainRows = new ArrayList<>();
    List<List<Object>> probeRows = new ArrayList<>();
    Map<ReportBlock.Omitted, List<String>> reasons = new LinkedHashMap<>();
    String where = "";
    for (ReportCell cell : study.cells()) {
      ReportCell.Place place = cell.places().get(cell.places().size() - 1);
      where =
          place.value().map(v -> ", at " + study.axisName() + " " + GridText.value(v)).orElse("");
      if (place.finished().isEmpty()) {
        reasons.computeIfAbsent(NO_RUN, none -> new ArrayList<>()).add(cell.label());
        continue;
      }
      boolean linearised =
          OverSeeds.course(study, place, run -> losses(place, run, true, true)).size() > 0;
      if (!linearised) {
        reasons.computeIfAbsent(NO_PATH, none -> new ArrayList<>()).add(cell.label());
        continue;
      }
      InfiniteWidthCurve.Answer limit = limit(study, place);
      if (!limit.reason().isEmpty()) {
        reasons
            .computeIfAbsent(
                new ReportBlock.Omitted("infinite width", limit.reason()),
                none -> new ArrayList<>())
            .add(cell.label());
      }
      train.add(panel(study, cell, place, true, limit.train(), trainRows));
      probe.add(panel(study, cell, place, false, limit.probe(), probeRows));
    }
    List<ReportBlock> blocks = new ArrayList<>();
    if (!train.isEmpty()) {
      blocks.add(
          new ReportBlock.Paragraph(
              "The linearised network keeps the kernel that it starts with. Where network and"
                  + " linearisation run together, training is lazy; where they part, the kernel"
                  + " has moved and features are learned."));
      blocks.add(figure("training", where, train, trainRows));
      blocks.add(figure("held-out probe", where, probe, probeRows));
    }
    reasons.forEach(
        (omitted, cells) -> {
          String of =
              cells.size() > MOST_NAMED ? cells.size() + " cells" : String.join(", ", cells);
          blocks.add(
              new ReportBlock.Omitted(
                  omitted.what() + (of.isEmpty() ? "" : " of " + of), omitted.reason()));
        });
    return blocks;
  }

  private InfiniteWidthCurve.Answer limit(ReportedStudy study, ReportCell.Place place) {
    List<RunResult> runs = place.finished();
    double[] steps =
        OverSeeds.course(study, place, run -> new double[run.checkpoints().rows()]).stream()
            .mapToDouble(OverSeeds::x)
            .toArray();
    double rate =
        OverSeeds.of(
                0,
                runs.stream()
                    .flatMap(run -> study.trace(run).stream())
                    .mapToDouble(t -> t.constants().doubleValue(TraceColumns.LEARNING_RATE, 0))
                    .toArray())
            .median();
    return infinite.of(runs.get(0).spec(), rate, steps);
  }

  private static Panel panel(
      ReportedStudy study,
      ReportCell cell,
      ReportCell.Place place,
      boolean train,
      List<double[]> limit,
      List<List<Object>> rows) {
    List<Series> series = new ArrayList<>();
    OptionalInt index = OptionalInt.of(cell.index());
    for (boolean linear : new boolean[] {false, true}) {
      List<OverSeeds> course =
          OverSeeds.course(study, place, run -> losses(place, run, train, linear));
      String label = linear ? LINEARISED : NETWORK;
      Hue hue = new Hue.Category(linear ? 1 : 0);
      List<double[]> middle = new ArrayList<>();
      List<double[]> band = new ArrayList<>();
      for (OverSeeds point : course) {
        middle.add(new double[] {point.x(), point.median()});
        band.add(new double[] {point.x(), point.low(), point.high()});
        rows.add(point.row(cell.label(), label));
      }
      series.add(new Series(label, index, Mark.BAND, hue, band));
      series.add(new Series(label, index, linear ? Mark.DASHED : Mark.LINE, hue, middle));
    }
    if (!limit.isEmpty()) {
      series.add(new Series(INFINITE, index, Mark.DOTTED, new Hue.Neutral(), limit));
      limit.forEach(
          point ->
              rows.add(
                  new OverSeeds(point[0], point[1], point[1], point[1], 0)
                      .row(cell.label(), INFINITE)));
    }
    return new Panel(
        cell.label(), index, new Chart.Plot(Axis.log("steps"), Axis.log("loss"), series));
  }

  private static Figure figure(
      String part, String where, List<Panel> panels, List<List<Object>> rows) {
    return new Figure(
        "Loss on the " + part + " examples",
        "The loss of the network, of its linearisation from the same start, and, where theory gives"
            + " one, the expected loss of infinitely wide networks at the median learning rate"
            + where
            + ": medians over seeds in the range from the smallest to the largest.",
        "Loss against training steps, up to three curves in each chart: the network, the linearised"
            + " network, and infinite width. The numbers are in the table below.",
        panels,
        new FigureData(
            List.of(
                "cell",
                "curve",
                "step",
                "median loss",
                "smallest seed",
                "largest seed",
                "number of seeds"),
            rows));
  }

  /** The loss at each checkpoint, from the outputs that the trace holds. */
  private static double[] losses(
      ReportCell.Place place, RunTrace run, boolean train, boolean linear) {
    Trace trace = run.checkpoints();
    String column =
        train
            ? linear ? TraceColumns.TRAIN_LINEAR : TraceColumns.TRAIN_OUTPUTS
            : linear ? TraceColumns.PROBE_LINEAR : TraceColumns.PROBE_OUTPUTS;
    double[] y =
        run.constants().vector(train ? TraceColumns.TRAIN_TARGETS : TraceColumns.PROBE_TARGETS, 0);
    int outputs = Math.toIntExact(run.constants().longValue(TraceColumns.OUTPUTS, 0));
    Matrix targets = Matrix.of(y.length / outputs, outputs, y);
    Loss loss = place.runs().get(0).spec().loss().value();
    double[] values = new double[trace.rows()];
    for (int row = 0; row < values.length; row++) {
      boolean there = y.length > 0 && trace.has(column) && !trace.isAbsent(column, row);
      values[row] =
          there
              ? loss.value(Matrix.of(targets.rows(), outputs, trace.vector(column, row)), targets)
              : Double.NaN;
    }
    return values;
  }
}
