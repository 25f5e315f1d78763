package org.ntklab.cli.run;

import java.util.ArrayList;
import java.util.List;
import org.ntklab.cli.console.Console;
import org.ntklab.cli.console.Numbers;
import org.ntklab.cli.console.TextTable;
import org.ntklab.cli.console.TextTable.Cell;
import org.ntklab.cli.console.Tone;
import org.ntklab.core.regime.RateComparison;
import org.ntklab.core.regime.RateComparison.End;

/** Cells at their best learning rates, a row each, with the differences to the best of them. */
final class ComparisonText {
  private final Console console;
  private final boolean fraction;

  /** Text for a console; {@code fraction}: the test error is a fraction of wrong classes. */
  ComparisonText(Console console, boolean fraction) {
    this.console = console;
    this.fraction = fraction;
  }

  void print(List<RateComparison> comparisons) {
    for (RateComparison comparison : comparisons) {
      console.print("");
      console.paragraph(
          "Each at its best learning rate"
              + (comparison.cell().isEmpty() ? "" : ", " + CellText.of(comparison.cell()))
              + " (means ± 95% intervals over seeds; ! at the end of the rates that were tried):");
      console.print("");
      console.print(table(comparison).render(console.style(), Console.WIDTH));
      console.print("");
      comparison.remarks().forEach(remark -> console.paragraph("    - ", "      ", remark));
    }
  }

  private TextTable table(RateComparison comparison) {
    TextTable table = new TextTable();
    List<String> keys =
        comparison.entries().isEmpty()
            ? List.of()
            : List.copyOf(comparison.entries().get(0).cell().keySet());
    keys.forEach(key -> table.key(CellText.head(key, keys)));
    table.number("best rate").number("validation loss").number("test loss");
    table.number(fraction ? "test error" : "test rmse").number("behind the best");
    for (RateComparison.Entry entry : comparison.entries()) {
      List<Cell> row = new ArrayList<>();
      keys.forEach(key -> row.add(Cell.of(CellText.value(entry.cell().get(key)))));
      row.add(
          new Cell(
              entry
                  .rate()
                  .map(rate -> CellText.value(rate) + (entry.end() == End.INSIDE ? "" : " !"))
                  .orElse(Numbers.NONE),
              entry.end() == End.INSIDE ? Tone.PLAIN : Tone.DOUBTFUL));
      row.add(Cell.of(ExponentText.plusMinus(entry.validation())));
      row.add(Cell.of(ExponentText.plusMinus(entry.testLoss())));
      row.add(
          Cell.of(
              fraction
                  ? ExponentText.percent(entry.testError())
                  : ExponentText.plusMinus(entry.testError())));
      row.add(Cell.of(entry.behind().map(ExponentText::plusMinus).orElse(Numbers.NONE)));
      table.row(row);
    }
    return table;
  }
}
