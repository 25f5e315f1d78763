package org.ntklab.cli.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntklab.cli.console.Console;
import org.ntklab.cli.console.Numbers;
import org.ntklab.cli.console.TextTable;
import org.ntklab.cli.console.TextTable.Cell;
import org.ntklab.core.regime.AxisFit;
import org.ntklab.core.regime.ExponentComparison;

/** Exponents along the axes of a grid other than the width: a table an axis, a row a cell. */
final class FitText {
  /** Those of the most interest; the JSON document has all. */
  private static final Map<String, String> SHOWN = shown();

  private final Console console;

  FitText(Console console) {
    this.console = console;
  }

  void print(List<AxisFit> fits) {
    Map<String, List<AxisFit>> byAxis = new LinkedHashMap<>();
    fits.forEach(fit -> byAxis.computeIfAbsent(fit.axis(), none -> new ArrayList<>()).add(fit));
    byAxis.forEach(this::print);
  }

  private void print(String axis, List<AxisFit> fits) {
    String word = CellText.lastWord(axis);
    console.print("");
    console.paragraph(
        "As powers of "
            + word
            + ", quantity ∝ "
            + word
            + "^p, seeds paired, p ± its 95% interval (--json has all quantities):");
    console.print("");
    List<String> keys = List.copyOf(fits.get(0).cell().keySet());
    TextTable table = new TextTable();
    keys.forEach(key -> table.key(CellText.head(key, keys)));
    for (Map.Entry<String, String> metric : SHOWN.entrySet()) {
      table.number(metric.getValue(), "p");
      if (isPredicted(fits, metric.getKey())) {
        table.number(metric.getValue(), "theory");
      }
    }
    for (AxisFit fit : fits) {
      List<Cell> row = new ArrayList<>();
      keys.forEach(key -> row.add(Cell.of(CellText.value(fit.cell().get(key)))));
      for (String metric : SHOWN.keySet()) {
        Optional<ExponentComparison> found = Optional.ofNullable(fit.exponents().get(metric));
        row.add(text(found.map(e -> ExponentText.plusMinus(e.measured()))));
        if (isPredicted(fits, metric)) {
          row.add(text(found.flatMap(ExponentComparison::predicted).map(ExponentText::predicted)));
        }
      }
      table.row(row);
    }
    console.print(table.render(console.style(), Console.WIDTH));
  }

  private static boolean isPredicted(List<AxisFit> fits, String metric) {
    return fits.stream()
        .map(fit -> Optional.ofNullable(fit.exponents().get(metric)))
        .anyMatch(found -> found.flatMap(ExponentComparison::predicted).isPresent());
  }

  private static Cell text(Optional<String> text) {
    return Cell.of(text.orElse(Numbers.NONE));
  }

  private static Map<String, String> shown() {
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("kernelDrift", "kernel drift");
    shown.put("linearisationError", "linearisation error");
    shown.put("testError", "test error");
    return shown;
  }
}
