package org.ntklab.cli.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntklab.analysis.replay.ColumnDifference;
import org.ntklab.analysis.replay.RunDifference;
import org.ntklab.cli.console.Console;
import org.ntklab.cli.console.Numbers;
import org.ntklab.cli.console.TextTable;

/** Shows how a run that was done again compares with the stored one. */
public final class ReplayText {
  private final String stored;
  private final String replayed;
  private final RunDifference difference;

  /**
   * Shows a difference.
   *
   * @param stored hash of the stored run
   * @param replayed hash that the present program gives to its specification
   */
  public ReplayText(String stored, String replayed, RunDifference difference) {
    this.stored = stored;
    this.replayed = replayed;
    this.difference = difference;
  }

  /** As sentences and, where something differs, tables. */
  public void print(Console console) {
    long values = difference.columns().stream().mapToLong(ColumnDifference::values).sum();
    List<ColumnDifference> differing = difference.differing();
    if (difference.isSame()) {
      console.paragraph(
          "%s: the same to the bit, %s in %s at %s"
              .formatted(
                  stored,
                  Numbers.of(values, "number"),
                  Numbers.of(difference.columns().size(), "column"),
                  Numbers.of(difference.checkpoints(), "checkpoint")));
    } else {
      long different = differing.stream().mapToLong(ColumnDifference::different).sum();
      console.paragraph(
          "%s: DIFFERS, %d of %s in %d of %s"
              .formatted(
                  stored,
                  different,
                  Numbers.of(values, "number"),
                  differing.size(),
                  Numbers.of(difference.columns().size(), "column")));
    }
    if (difference.checkpoints() != difference.checkpointsAgain()) {
      console.print(
          "checkpoints: %d stored, %d replayed"
              .formatted(difference.checkpoints(), difference.checkpointsAgain()));
    }
    columns(console, "only in the stored run: ", difference.missing());
    columns(console, "only in the replay: ", difference.added());
    if (!differing.isEmpty()) {
      TextTable table = new TextTable().key("column").number("differ").number("of");
      table.number("max |a-b|").number("max relative").number("first at step");
      for (ColumnDifference column : differing) {
        table.row(
            column.column(),
            column.different(),
            column.values(),
            size(column.maxAbsolute()),
            size(column.maxRelative()),
            column.firstStep().isPresent() ? column.firstStep().getAsLong() : Numbers.NONE);
      }
      console.print("");
      console.print(table.render(console.style(), Console.WIDTH));
    }
    provenance(console);
  }

  /** As plain values. */
  public Map<String, Object> json() {
    List<Map<String, Object>> columns = new ArrayList<>();
    for (ColumnDifference column : difference.differing()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("column", column.column());
      entry.put("values", column.values());
      entry.put("different", column.different());
      entry.put("maxAbsolute", column.maxAbsolute());
      entry.put("maxRelative", column.maxRelative());
      entry.put(
          "firstStep", column.firstStep().isPresent() ? column.firstStep().getAsLong() : null);
      columns.add(entry);
    }
    Map<String, Object> provenance = new LinkedHashMap<>();
    difference
        .provenance()
        .forEach(
            (key, said) -> {
              Map<String, Object> both = new LinkedHashMap<>();
              both.put("stored", said.first());
              both.put("replayed", said.second());
              provenance.put(key, both);
            });
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("run", stored);
    document.put("replayedHash", replayed);
    document.put("same", difference.isSame());
    document.put("values", difference.columns().stream().mapToLong(ColumnDifference::values).sum());
    document.put("checkpoints", difference.checkpoints());
    document.put("checkpointsAgain", difference.checkpointsAgain());
    document.put("missing", difference.missing());
    document.put("added", difference.added());
    document.put("columns", columns);
    document.put("provenance", provenance);
    return document;
  }

  private void provenance(Console console) {
    if (difference.provenance().isEmpty()) {
      console.print("Provenance: the same program on the same machine");
      return;
    }
    console.print("");
    console.print("Not the same behind it:");
    difference
        .provenance()
        .forEach(
            (key, said) -> {
              console.paragraph("  " + key + ": ", "    ", "stored " + said(said.first()));
              console.paragraph("    ", "    ", "now " + said(said.second()));
            });
    if (!stored.equals(replayed)) {
      console.paragraph(
          "This program names such a run "
              + replayed
              + ": what determines the trajectory is not what it was (numerics, data, or a"
              + " plugin), and ntk run would train it anew");
    }
  }

  private static void columns(Console console, String what, List<String> names) {
    if (!names.isEmpty()) {
      console.paragraph(what, "  ", String.join(", ", names));
    }
  }

  private static String said(String value) {
    return value == null ? "nothing" : value;
  }

  private static String size(double x) {
    return Double.isInfinite(x) ? "infinite" : Numbers.significant(x);
  }
}
