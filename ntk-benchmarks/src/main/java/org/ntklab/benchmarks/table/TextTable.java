package org.ntklab.benchmarks.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table as text, in columns. */
public final class TextTable {
  private static final List<String> HEAD = List.of("job", "measured", "", "", "target", "");
  private static final int VALUE = 2;
  private static final int TARGET = 4;
  private static final String GAP = "  ";

  private TextTable() {}

  /** Lines, the machine first. */
  public static String of(Map<String, String> machine, List<Row> rows) {
    StringBuilder text = new StringBuilder();
    machine.forEach((name, fact) -> text.append(name).append(": ").append(fact).append('\n'));
    text.append('\n');
    List<List<String>> lines = new ArrayList<>();
    lines.add(HEAD);
    String job = "";
    for (Row row : rows) {
      lines.add(cells(row, job));
      job = row.job();
    }
    int[] widths = widths(lines);
    lines.forEach(line -> append(text, line, widths));
    return text.toString();
  }

  private static List<String> cells(Row row, String jobAbove) {
    return List.of(
        row.job().equals(jobAbove) ? "" : row.job(),
        row.quantity(),
        row.value().isPresent() ? number(row.value().getAsDouble()) : "not measured",
        row.value().isPresent() ? row.unit() : "",
        row.target().map(Target::toString).orElse(""),
        row.met().map(met -> met ? "pass" : "FAIL").orElse(""));
  }

  static String number(double value) {
    return value >= 100
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.3g", value);
  }

  private static int[] widths(List<List<String>> lines) {
    int[] widths = new int[HEAD.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    return widths;
  }

  private static void append(StringBuilder text, List<String> line, int[] widths) {
    StringBuilder cells = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - line.get(i).length());
      boolean right = i == VALUE || i == TARGET;
      cells.append(right ? padding + line.get(i) : line.get(i) + padding).append(GAP);
    }
    text.append(cells.toString().stripTrailing()).append('\n');
  }
}
