package org.ntklab.analysis.report.sections;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.ntklab.analysis.metrics.KernelDistance;
import org.ntklab.core.regime.Exponent;
import org.ntklab.core.regime.ExponentComparison;
import org.ntklab.core.regime.PredictedRange;
import org.ntklab.core.regime.Verdict;
import org.ntklab.core.report.Axis;
import org.ntklab.core.report.Chart;
import org.ntklab.core.report.Figure;
import org.ntklab.core.report.FigureData;
import org.ntklab.core.report.Panel;
import org.ntklab.core.report.ReportBlock;
import org.ntklab.core.report.ReportCell;
import org.ntklab.core.report.ReportSection;
import org.ntklab.core.report.ReportedStudy;

/** The answer first: a card a cell, then the exponents that decided beside theory's. */
public final class VerdictSection implements ReportSection {
  private static final double HALF = 0.5;
  private static final double CUT = 0.25;

  /** More cards than this are not read at a glance; the others are in the figure. */
  private static final int MOST_CARDS = 12;

  @Override
  public String title() {
    return "Verdict";
  }

  @Override
  public int position() {
    return 100;
  }

  @Override
  public List<ReportBlock> blocks(ReportedStudy study) {
    List<Verdict> verdicts = study.result().verdicts();
    List<ReportBlock> blocks = new ArrayList<>();
    blocks.add(
        new ReportBlock.Paragraph(
            "A network can be trained in two ways. It may stay close to where it started, and then"
                + " it is as good as linear in its weights and its tangent kernel Θ, which says"
                + " how a step on one example changes the output at another, stands still: it"
                + " trains lazily. Or Θ itself is shaped by the data: it learns features. Which of"
                + " the two a wide network does shows in how the movement of Θ changes as the"
                + " network is made wider."));
    if (verdicts.isEmpty()) {
      blocks.add(
          new ReportBlock.Omitted(
              "a verdict", "no key of the grid has two numbers to fit an exponent over"));
      return blocks;
    }
    blocks.add(
        new ReportBlock.Cards(
            chosen(verdicts).stream()
                .map(verdict -> new VerdictCard(study, verdict).card())
                .toList()));
    if (verdicts.size() > MOST_CARDS) {
      blocks.add(
          new ReportBlock.Paragraph(
              "%d of %d cells have a card, those that disagree with theory or are undecided first;"
                      .formatted(MOST_CARDS, verdicts.size())
                  + " all of them are in the figure and in its table."));
    }
    blocks.add(exponents(study, verdicts));
    return blocks;
  }

  /** All, or those that somebody should look at first. */
  private static List<Verdict> chosen(List<Verdict> verdicts) {
    if (verdicts.size() <= MOST_CARDS) {
      return verdicts;
    }
    List<Verdict> ordered = new ArrayList<>(verdicts.stream().filter(v -> !v.agrees()).toList());
    ordered.addAll(verdicts.stream().filter(Verdict::agrees).toList());
    return ordered.subList(0, MOST_CARDS);
  }

  private static ReportBlock exponents(ReportedStudy study, List<Verdict> verdicts) {
    List<Chart.Row> rows = new ArrayList<>();
    List<List<Object>> table = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      Optional<ReportCell> cell = cell(study, verdict);
      String label = cell.map(ReportCell::label).filter(l -> !l.isEmpty()).orElse("all runs");
      Optional<Exponent> s = measured(verdict);
      Optional<PredictedRange> theory = predicted(verdict);
      List<Object> row = new ArrayList<>();
      row.add(label);
      row.add(s.map(Exponent::slope).orElse(Double.NaN));
      row.add(s.map(Exponent::low).orElse(Double.NaN));
      row.add(s.map(Exponent::high).orElse(Double.NaN));
      row.add(theory.map(PredictedRange::low).orElse(Double.NaN));
      row.add(theory.map(PredictedRange::high).orElse(Double.NaN));
      row.add(verdict.regime().toString());
      row.add(verdict.predictedRegime().toString());
      row.add(verdict.agrees() ? "yes" : "no");
      table.add(row);
      s.ifPresent(
          found ->
              rows.add(
                  new Chart.Row(
                      label + ": " + verdict.regime(),
                      cell.map(c -> OptionalInt.of(c.index())).orElse(OptionalInt.empty()),
                      found.slope(),
                      found.low(),
                      found.high(),
                      theory.map(range -> new Chart.Range(range.low(), range.high())))));
    }
    String title = "The exponents that decided";
    if (rows.isEmpty()) {
      return new ReportBlock.Omitted(title, "no cell has two usable places on the axis");
    }
    String axis = study.axisName();
    boolean width = study.axis().orElse("").equals("architecture.width");
    List<Chart.Zone> zones =
        width
            ? List.of(
                new Chart.Zone("lazy", Double.NEGATIVE_INFINITY, -CUT),
                new Chart.Zone("feature learning", -CUT, CUT),
                new Chart.Zone("grows", CUT, Double.POSITIVE_INFINITY))
            : List.of();
    return new Figure(
        title,
        "The exponent s of: movement of Θ ∝ %sˢ, half the slope of the kernel distance"
                .formatted(axis)
            + " 1 − ⟨Θ, Θ₀⟩/(‖Θ‖ ‖Θ₀‖), with its 95% interval; the bar behind it is what theory"
            + " says."
            + (width
                ? " An interval wholly below −¼ is lazy, one inside ±¼ is feature learning."
                : ""),
        "One row for each cell: the measured exponent with its interval over the range that theory"
            + " predicts. The numbers are in the table below.",
        List.of(Panel.of(new Chart.Intervals(Axis.linear("exponent s"), rows, zones))),
        new FigureData(
            List.of(
                "cell",
                "exponent s",
                "low (95%)",
                "high (95%)",
                "theory low",
                "theory high",
                "measured",
                "predicted",
                "agrees"),
            table));
  }

  /** The cell that a verdict is about. */
  static Optional<ReportCell> cell(ReportedStudy study, Verdict verdict) {
    return study.cells().stream().filter(c -> c.values().equals(verdict.cell())).findFirst();
  }

  /** s, half the exponent of the distance: the distance is a square, the movement its root. */
  static Optional<Exponent> measured(Verdict verdict) {
    return Optional.ofNullable(verdict.exponents().get(KernelDistance.NAME))
        .map(found -> found.measured().times(HALF));
  }

  /** What theory says of s. */
  static Optional<PredictedRange> predicted(Verdict verdict) {
    return Optional.ofNullable(verdict.exponents().get(KernelDistance.NAME))
        .flatMap(ExponentComparison::predicted)
        .map(range -> new PredictedRange(HALF * range.low(), HALF * range.high()));
  }
}
