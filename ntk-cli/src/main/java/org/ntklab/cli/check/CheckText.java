package org.ntklab.cli.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntklab.analysis.check.CheckLine;
import org.ntklab.analysis.check.CheckResult;
import org.ntklab.analysis.check.CheckVerdict;
import org.ntklab.analysis.check.ParametrisationCheck;
import org.ntklab.cli.console.Console;
import org.ntklab.cli.console.Numbers;
import org.ntklab.cli.console.TextTable;
import org.ntklab.cli.console.TextTable.Cell;
import org.ntklab.cli.console.Tone;
import org.ntklab.core.regime.Exponent;
import org.ntklab.core.regime.PredictedRange;

/** An answer as a person reads it: a table and a sentence a check, and one verdict. */
public final class CheckText {
  private final Console console;
  private final CheckAnswer answer;

  /** The text of an answer. */
  public CheckText(Console console, CheckAnswer answer) {
    this.console = console;
    this.answer = answer;
  }

  /** Prints it. */
  public void print() {
    ParametrisationCheck check = answer.check();
    CheckQuestion question = answer.question();
    console.heading(
        "%s under %s: %s"
            .formatted(question.parametrisation(), question.optimiser(), check.verdict()));
    console.print("");
    console.paragraph(check.sentence() + ".");
    check
        .theory()
        .reasons()
        .forEach(reason -> console.paragraph("  - ", "    ", "theory: " + reason));
    section(
        "Coordinates",
        "root mean squares on the probe at η = "
            + Numbers.significant(answer.learningRate())
            + ", as powers of the width",
        check.coordinates());
    section(
        "Learning-rate transfer",
        "η with the least training loss after " + question.transferSteps() + " steps",
        check.transfer());
    rates();
    section(
        "Spectral movement", "‖ΔW‖₂/‖W₀‖₂ after " + question.steps() + " steps", check.spectral());
  }

  private void section(String name, String what, CheckResult result) {
    console.print("");
    console.heading(mark(result.verdict()) + " " + name + ": " + what);
    console.print("");
    TextTable table = new TextTable();
    table.key("layer").text("quantity").number("exponent").text("95% interval");
    table.text("theory").text("required").text("");
    result.lines().forEach(line -> table.row(row(line)));
    console.print(table.render(console.style(), Console.WIDTH));
    console.print("");
    result.reasons().forEach(reason -> console.paragraph("  - ", "    ", reason));
    if (!result.agrees()) {
      console.paragraph("  - ", "    ", "what is measured is not what theory predicts");
    }
  }

  private static List<Cell> row(CheckLine line) {
    Optional<Exponent> measured = line.measured();
    return List.of(
        Cell.of(line.layer()),
        Cell.of(line.quantity()),
        Cell.of(measured.map(found -> Numbers.slope(found.slope())).orElse(Numbers.NONE)),
        Cell.of(
            measured
                .filter(Exponent::hasInterval)
                .map(found -> range(found.low(), found.high()))
                .orElse("too few runs")),
        new Cell(
            line.predicted().map(CheckText::range).orElse(Numbers.NONE),
            line.agrees() ? Tone.PLAIN : Tone.BAD),
        Cell.of(range(line.required())),
        new Cell(mark(line.verdict()), tone(line.verdict())));
  }

  private void rates() {
    console.print("");
    TextTable table = new TextTable();
    table.number("width").number("best rate").text("of the seeds");
    for (Map.Entry<Integer, List<Double>> width : CheckMeasurement.byWidth(answer).entrySet()) {
      double mean =
          Math.exp(width.getValue().stream().mapToDouble(Math::log).average().orElseThrow());
      table.row(
          width.getKey(),
          Numbers.significant(mean),
          String.join(", ", width.getValue().stream().map(Numbers::significant).toList()));
    }
    console.print(table.render(console.style(), Console.WIDTH));
  }

  private static String range(PredictedRange range) {
    if (Double.isInfinite(range.low())) {
      return "at most " + Numbers.slope(range.high());
    }
    return range.low() == range.high()
        ? Numbers.slope(range.low())
        : range(range.low(), range.high());
  }

  private static String range(double low, double high) {
    return "[" + Numbers.slope(low) + ", " + Numbers.slope(high) + "]";
  }

  private static String mark(CheckVerdict verdict) {
    return switch (verdict) {
      case PASSES -> "✓";
      case FAILS -> "✗";
      case UNDETERMINED -> "?";
    };
  }

  private static Tone tone(CheckVerdict verdict) {
    return switch (verdict) {
      case PASSES -> Tone.GOOD;
      case FAILS -> Tone.BAD;
      case UNDETERMINED -> Tone.DOUBTFUL;
    };
  }
}
