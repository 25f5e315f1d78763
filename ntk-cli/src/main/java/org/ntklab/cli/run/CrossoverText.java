package org.ntklab.cli.run;

import java.util.ArrayList;
import java.util.List;
import org.ntklab.cli.console.Console;
import org.ntklab.cli.console.Numbers;
import org.ntklab.cli.console.TextTable;
import org.ntklab.cli.console.TextTable.Cell;
import org.ntklab.core.regime.Crossover;

/** The plane of output scale and width: the drift as a small heat map, the crossover beside it. */
final class CrossoverText {
  private static final double FAR = 10;

  private final Console console;

  CrossoverText(Console console) {
    this.console = console;
  }

  void print(List<Crossover> crossovers) {
    for (Crossover crossover : crossovers) {
      console.print("");
      String threshold = Numbers.significant(crossover.threshold());
      console.paragraph(
          (crossover.cell().isEmpty() ? "" : CellText.of(crossover.cell()) + ": ")
              + "kernel drift over output scale α and width; from the crossover α* on it stays"
              + " below "
              + threshold
              + " (▓ above, █ above ten times, ░ below, blank below a tenth):");
      console.print("");
      console.print(table(crossover).render(console.style(), Console.WIDTH));
      console.print("");
      console.paragraph("  ", "  ", exponent(crossover));
      crossover.remarks().forEach(remark -> console.paragraph("    - ", "      ", remark));
    }
  }

  private static TextTable table(Crossover crossover) {
    TextTable table = new TextTable().key("width");
    for (double scale : crossover.scales()) {
      table.number("kernel drift at α", plain(scale));
    }
    table.number("α*").text("95% interval");
    for (Crossover.AtWidth row : crossover.widths()) {
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.of(plain(row.width())));
      row.drift().forEach(drift -> cells.add(Cell.of(heat(drift, crossover.threshold()))));
      cells.add(Cell.of(place(row, crossover)));
      cells.add(Cell.of(ExponentText.interval(row.scale())));
      table.row(cells);
    }
    return table;
  }

  private static String place(Crossover.AtWidth row, Crossover crossover) {
    if (row.scale().seeds() > 0) {
      return Numbers.significant(row.scale().mean()) + (row.isInside() ? "" : "*");
    }
    if (row.above() > 0) {
      return "above " + plain(crossover.scales().get(crossover.scales().size() - 1));
    }
    return row.below() > 0 ? "below " + plain(crossover.scales().get(0)) : Numbers.NONE;
  }

  private static String exponent(Crossover crossover) {
    String theory =
        crossover.predicted().map(range -> "; theory: " + ExponentText.predicted(range)).orElse("");
    return crossover
        .exponent()
        .map(
            s ->
                "α* ∝ width^s with s = "
                    + Numbers.slope(s.slope())
                    + ", 95% interval "
                    + ExponentText.interval(s)
                    + theory)
        .orElse(
            "no exponent: it takes two widths at which every seed passes the threshold" + theory);
  }

  private static String heat(double drift, double threshold) {
    String shade =
        drift >= FAR * threshold
            ? "█"
            : drift >= threshold ? "▓" : drift >= threshold / FAR ? "░" : " ";
    return Numbers.significant(drift) + " " + (Double.isFinite(drift) ? shade : " ");
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
