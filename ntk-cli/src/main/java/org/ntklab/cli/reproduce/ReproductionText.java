package org.ntklab.cli.reproduce;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ntklab.analysis.reproduction.Curve;
import org.ntklab.analysis.reproduction.Expectation;
import org.ntklab.analysis.reproduction.Outcome;
import org.ntklab.analysis.reproduction.Reproduction;
import org.ntklab.cli.console.Console;
import org.ntklab.cli.console.Numbers;
import org.ntklab.cli.console.TextTable;
import org.ntklab.cli.console.TextTable.Cell;
import org.ntklab.cli.console.Tone;
import org.ntklab.cli.run.CellText;
import org.ntklab.core.evidence.MeasuredNumber;
import org.ntklab.core.reference.Bibliography;

/** A published result beside the measured one, as a person reads it. */
public final class ReproductionText {
  private final Console console;
  private final Bibliography bibliography = Bibliography.load();

  /** Texts for a console. */
  public ReproductionText(Console console) {
    this.console = console;
  }

  /** Prints everything of one result. */
  public void print(ReproductionAnswer answer) {
    Reproduction reproduction = answer.reproduction();
    console.heading(
        "%s %s: %s".formatted(sign(answer.status()), reproduction.name(), reproduction.title()));
    reproduction
        .references()
        .forEach(key -> console.paragraph("  ", "    ", bibliography.citation(key).orElse(key)));
    if (!reproduction.where().isEmpty()) {
      console.paragraph("  ", "    ", "Where: " + reproduction.where());
    }
    if (!reproduction.published().isEmpty()) {
      console.paragraph("  ", "  ", "Published: " + reproduction.published());
    }
    if (answer.status() == ReproductionAnswer.Status.SKIPPED) {
      console.paragraph("  ", "  ", "Skipped: " + answer.skipped());
      return;
    }
    if (answer.hasNumbers()) {
      for (Curve curve : reproduction.curves()) {
        console.print("");
        curve(answer, curve);
      }
      console.print("");
      outcomes(answer);
    }
    notes(answer);
  }

  private void curve(ReproductionAnswer answer, Curve curve) {
    Map<Object, Map<Object, Curve.Point>> rows =
        curve.points(answer.evidence().get(curve.evidence()));
    Set<Object> places = new LinkedHashSet<>();
    rows.values().forEach(row -> places.addAll(row.keySet()));
    TextTable table = new TextTable();
    table.key(curve.by().isEmpty() ? "" : CellText.lastWord(curve.by()));
    String group = curve.of() + " at " + CellText.lastWord(curve.over());
    places.forEach(place -> table.number(group, CellText.value(place)));
    rows.forEach(
        (row, points) -> {
          List<Cell> cells = new ArrayList<>();
          cells.add(Cell.of(CellText.value(row)));
          places.forEach(place -> cells.add(point(points.get(place))));
          table.row(cells);
        });
    console.print(table.render(console.style(), Console.WIDTH));
  }

  private static Cell point(Curve.Point point) {
    if (point == null) {
      return Cell.of("");
    }
    if (Double.isNaN(point.mean()) && point.diverged() > 0) {
      return new Cell("diverged", Tone.DOUBTFUL);
    }
    String text = Numbers.significant(point.mean());
    return point.diverged() > 0 ? new Cell(text + "*", Tone.DOUBTFUL) : Cell.of(text);
  }

  private void outcomes(ReproductionAnswer answer) {
    TextTable table = new TextTable();
    table.key("").number("published").number("allowed").number("measured").text("95 % interval");
    table.text("");
    int number = 0;
    for (Outcome outcome : answer.outcomes()) {
      number++;
      MeasuredNumber found = outcome.measured();
      Expectation expected = outcome.expectation();
      table.row(
          List.of(
              Cell.of(Integer.toString(number)),
              Cell.of(
                  words(expected, expected.published().low(), BandText.of(expected.published()))),
              Cell.of(expected.tolerance() == 0 ? "" : BandText.of(expected.allowed())),
              Cell.of(words(expected, found.value(), Numbers.significant(found.value()))),
              Cell.of(interval(found)),
              mark(outcome.verdict())));
    }
    console.print(table.render(console.style(), Console.WIDTH));
    console.print("");
    number = 0;
    for (Outcome outcome : answer.outcomes()) {
      number++;
      Expectation expected = outcome.expectation();
      console.paragraph(
          "  " + number + "  ",
          "     ",
          expected.what()
              + (expected.because().isEmpty()
                  ? ""
                  : ". Tolerance "
                      + Numbers.significant(expected.tolerance())
                      + ": "
                      + expected.because()));
      outcome
          .measured()
          .remarks()
          .forEach(remark -> console.paragraph("     - ", "       ", remark));
    }
  }

  private static String words(Expectation expected, double value, String digits) {
    return expected.statistic().inWords(value).orElse(digits);
  }

  private static String interval(MeasuredNumber found) {
    return found.hasInterval() && found.low() < found.high()
        ? "[%s, %s]".formatted(Numbers.significant(found.low()), Numbers.significant(found.high()))
        : "";
  }

  private void notes(ReproductionAnswer answer) {
    answer.troubles().forEach(trouble -> console.paragraph("  ✗ ", "    ", trouble));
  }

  /** Prints a line a result, for several of them. */
  public void summary(List<ReproductionAnswer> answers) {
    TextTable table =
        new TextTable()
            .key("result")
            .text("")
            .number("numbers")
            .number("time")
            .text("published in");
    for (ReproductionAnswer answer : answers) {
      long passed = answer.outcomes().stream().filter(Outcome::passed).count();
      table.row(
          List.of(
              Cell.of(answer.reproduction().name()),
              new Cell(answer.status().toString(), tone(answer.status())),
              Cell.of(
                  answer.outcomes().isEmpty() ? "" : passed + " of " + answer.outcomes().size()),
              Cell.of(answer.outcomes().isEmpty() ? "" : Numbers.duration(answer.took())),
              Cell.of(String.join(", ", answer.reproduction().references()))));
    }
    console.print(table.render(console.style(), Console.WIDTH));
  }

  private static Cell mark(Outcome.Verdict verdict) {
    return switch (verdict) {
      case PASSED -> new Cell("✓", Tone.GOOD);
      case FAILED -> new Cell("✗", Tone.BAD);
      case UNDECIDED -> new Cell("undecided", Tone.DOUBTFUL);
    };
  }

  private static String sign(ReproductionAnswer.Status status) {
    return switch (status) {
      case PASSED -> "✓";
      case FAILED -> "✗";
      case SKIPPED -> "-";
    };
  }

  private static Tone tone(ReproductionAnswer.Status status) {
    return switch (status) {
      case PASSED -> Tone.GOOD;
      case FAILED -> Tone.BAD;
      case SKIPPED -> Tone.DOUBTFUL;
    };
  }
}
