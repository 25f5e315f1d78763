package org.ntklab.cli.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntklab.cli.console.Console;
import org.ntklab.cli.console.Numbers;
import org.ntklab.cli.console.TextTable;
import org.ntklab.cli.console.TextTable.Cell;
import org.ntklab.cli.console.Tone;
import org.ntklab.core.regime.Exponent;
import org.ntklab.core.regime.ExponentComparison;
import org.ntklab.core.regime.PredictedRange;
import org.ntklab.core.regime.Regime;
import org.ntklab.core.regime.Verdict;

/** Measured beside predicted, a row a cell, and the reasons below. */
final class VerdictText {
  /** Half its exponent decides: the distance is a square, the drift its root. */
  private static final String DISTANCE = "kernelDistance";

  private static final double HALF = 0.5;

  private final Console console;
  private final List<Verdict> verdicts;
  private final List<String> keys;

  VerdictText(Console console, List<Verdict> verdicts, List<String> keys) {
    this.console = console;
    this.verdicts = verdicts;
    this.keys = keys;
  }

  void print() {
    console.print("");
    console.paragraph(
        "How far the kernel moves, as a power of "
            + CellText.lastWord(verdicts.get(0).axis())
            + ": movement ∝ "
            + CellText.lastWord(verdicts.get(0).axis())
            + "^s (s is half the slope of "
            + DISTANCE
            + "):");
    console.print("");
    console.print(table().render(console.style(), Console.WIDTH));
    console.print("");
    for (Verdict verdict : verdicts) {
      console.print("  " + name(verdict) + verdict.regime());
      verdict.reasons().forEach(reason -> console.paragraph("    - ", "      ", reason));
    }
  }

  /** The cell by its value alone where one key tells it. */
  private static String name(Verdict verdict) {
    List<Object> values = List.copyOf(verdict.cell().values());
    if (values.isEmpty()) {
      return "";
    }
    return (values.size() == 1 ? CellText.value(values.get(0)) : CellText.of(verdict.cell()))
        + ": ";
  }

  private TextTable table() {
    TextTable table = new TextTable();
    keys.forEach(key -> table.key(CellText.head(key, keys)));
    table.number("s").text("95% interval").text("theory's s");
    table.text("verdict").text("predicted").text("agree");
    for (Verdict verdict : verdicts) {
      List<Cell> row = new ArrayList<>();
      keys.forEach(key -> row.add(Cell.of(CellText.value(verdict.cell().get(key)))));
      Optional<ExponentComparison> deciding =
          Optional.ofNullable(verdict.exponents().get(DISTANCE));
      Optional<Exponent> s = deciding.map(found -> found.measured().times(HALF));
      row.add(Cell.of(s.map(found -> Numbers.slope(found.slope())).orElse(Numbers.NONE)));
      row.add(Cell.of(s.map(ExponentText::interval).orElse(Numbers.NONE)));
      row.add(
          Cell.of(
              deciding
                  .flatMap(ExponentComparison::predicted)
                  .map(VerdictText::half)
                  .orElse(Numbers.NONE)));
      row.add(new Cell(verdict.regime().toString(), tone(verdict)));
      row.add(Cell.of(verdict.predictedRegime()));
      row.add(new Cell(mark(verdict), tone(verdict)));
      table.row(row);
    }
    return table;
  }

  private static String half(PredictedRange predicted) {
    return ExponentText.predicted(
        new PredictedRange(HALF * predicted.low(), HALF * predicted.high()));
  }

  private static String mark(Verdict verdict) {
    if (verdict.agrees()) {
      return "✓";
    }
    return verdict.regime() == Regime.UNDETERMINED ? "?" : "✗";
  }

  private static Tone tone(Verdict verdict) {
    if (verdict.agrees()) {
      return Tone.GOOD;
    }
    return verdict.regime() == Regime.UNDETERMINED ? Tone.DOUBTFUL : Tone.BAD;
  }
}
