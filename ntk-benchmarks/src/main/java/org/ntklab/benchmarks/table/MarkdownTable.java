package org.ntklab.benchmarks.table;

import java.util.List;
import java.util.Map;

/** The table as Markdown, to be published. */
public final class MarkdownTable {
  private MarkdownTable() {}

  /** Lines, the machine first. */
  public static String of(Map<String, String> machine, List<Row> rows) {
    StringBuilder text = new StringBuilder();
    machine.forEach(
        (name, fact) -> text.append("- ").append(name).append(": ").append(fact).append('\n'));
    text.append("\n| job | measured | | target | |\n|---|---|---:|---|---|\n");
    String job = "";
    for (Row row : rows) {
      String value =
          row.value().isPresent()
              ? (TextTable.number(row.value().getAsDouble()) + " " + row.unit()).strip()
              : "not measured";
      List<String> cells =
          List.of(
              row.job().equals(job) ? "" : row.job(),
              row.quantity(),
              value,
              row.target().map(Target::toString).orElse(""),
              row.met().map(met -> met ? "met" : "**missed**").orElse(""));
      text.append("| ").append(String.join(" | ", cells)).append(" |\n");
      job = row.job();
    }
    return text.toString();
  }
}
