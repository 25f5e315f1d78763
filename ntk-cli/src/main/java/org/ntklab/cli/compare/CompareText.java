package org.ntklab.cli.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.ntklab.analysis.compare.Change;
import org.ntklab.analysis.compare.StudyComparison;
import org.ntklab.analysis.compare.StudyComparison.CurveChange;
import org.ntklab.analysis.compare.StudyComparison.ExponentChange;
import org.ntklab.analysis.compare.StudyComparison.MetricChange;
import org.ntklab.analysis.compare.StudyComparison.Run;
import org.ntklab.analysis.compare.StudyComparison.VerdictChange;
import org.ntklab.cli.console.Console;
import org.ntklab.cli.console.Numbers;
import org.ntklab.cli.console.TextTable;
import org.ntklab.cli.console.TextTable.Cell;
import org.ntklab.cli.console.Tone;
import org.ntklab.cli.run.CellText;
import org.ntklab.cli.run.ExponentText;

/** A comparison as a person reads it: what changed, in tables; the rest as counts. */
public final class CompareText {
  private static final int MOST_RUNS = 8;

  /** Part of the intervals that miss what they are of. */
  private static final double MISSES = 0.05;

  private final Console console;
  private final StudyComparison comparison;

  /** The text of a comparison, for a console. */
  public CompareText(Console console, StudyComparison comparison) {
    this.console = console;
    this.comparison = comparison;
  }

  /** Prints everything. */
  public void print() {
    console.heading("A: " + comparison.a());
    console.heading("B: " + comparison.b());
    console.print("");
    runs();
    verdicts();
    exponents();
    metrics();
    curves();
    comparison.remarks().forEach(remark -> console.paragraph("  - ", "    ", remark));
  }

  private void runs() {
    StudyComparison.Runs runs = comparison.runs();
    console.paragraph(
        Numbers.of(runs.common(), "run")
            + " in both, "
            + runs.sameHash()
            + " of them with the same specification, data and numerics; "
            + runs.onlyA().size()
            + " only in A, "
            + runs.onlyB().size()
            + " only in B.");
    list("only in A", runs.onlyA());
    list("only in B", runs.onlyB());
    list("ended otherwise", runs.ended());
  }

  private void list(String what, List<Run> runs) {
    runs.stream()
        .limit(MOST_RUNS)
        .forEach(
            run ->
                console.print(
                    "  "
                        + what
                        + ": "
                        + cell(run.cell())
                        + "seed "
                        + run.seed()
                        + ", "
                        + run.status()));
    if (runs.size() > MOST_RUNS) {
      console.print("  " + what + ": and " + (runs.size() - MOST_RUNS) + " more");
    }
  }

  private void verdicts() {
    List<VerdictChange> changed =
        comparison.verdicts().stream().filter(VerdictChange::isChanged).toList();
    console.print("");
    console.print(
        "Verdicts: "
            + changed.size()
            + " of "
            + comparison.verdicts().size()
            + " changed"
            + (changed.isEmpty() ? "." : ":"));
    if (!changed.isEmpty()) {
      TextTable table = keys(changed.get(0).cell()).text("A").text("B");
      changed.forEach(
          change ->
              table.row(
                  row(change.cell(), Cell.of(change.a()), new Cell(change.b(), Tone.DOUBTFUL))));
      render(table);
    }
  }

  private void exponents() {
    List<ExponentChange> changed =
        counted(
            "Exponents",
            comparison.exponents(),
            ExponentChange::change,
            change -> isOfLayer(change.metric()));
    Map<String, List<ExponentChange>> tables = new LinkedHashMap<>();
    changed.forEach(
        change ->
            tables
                .computeIfAbsent(change.axis() + change.cell().keySet(), none -> new ArrayList<>())
                .add(change));
    for (List<ExponentChange> alike : tables.values()) {
      TextTable table = keys(alike.get(0).cell()).text("quantity");
      String axis = "as a power of " + CellText.lastWord(alike.get(0).axis());
      table.number(axis, "A").number(axis, "B");
      alike.forEach(
          change ->
              table.row(
                  row(
                      change.cell(),
                      Cell.of(change.metric()),
                      Cell.of(ExponentText.plusMinus(change.a())),
                      Cell.of(ExponentText.plusMinus(change.b())))));
      render(table);
    }
  }

  private void metrics() {
    List<MetricChange> changed =
        counted(
            "Metrics at the end",
            comparison.metrics(),
            MetricChange::change,
            change -> isOfLayer(change.metric()));
    if (!changed.isEmpty()) {
      TextTable table = keys(changed.get(0).cell()).text("metric");
      table.number("A").number("B").number("B - A");
      changed.forEach(
          change ->
              table.row(
                  row(
                      change.cell(),
                      Cell.of(change.metric()),
                      Cell.of(Numbers.significant(change.a())),
                      Cell.of(Numbers.significant(change.b())),
                      Cell.of(ExponentText.plusMinus(change.difference())))));
      render(table);
    }
  }

  private void curves() {
    List<CurveChange> changed =
        counted("Curves", comparison.curves(), CurveChange::change, change -> false);
    if (!changed.isEmpty()) {
      TextTable table = keys(changed.get(0).cell()).text("curve").number("checkpoints");
      String furthest = "furthest apart";
      table.number(furthest, "step").number(furthest, "A").number(furthest, "B");
      table.number(furthest, "B - A");
      changed.forEach(
          change ->
              table.row(
                  row(
                      change.cell(),
                      Cell.of(change.curve()),
                      Cell.of(change.changedAt() + " of " + change.checkpoints()),
                      Cell.of(change.step()),
                      Cell.of(Numbers.significant(change.a())),
                      Cell.of(Numbers.significant(change.b())),
                      Cell.of(ExponentText.plusMinus(change.difference())))));
      render(table);
    }
    console.print("");
  }

  /** Prints how many changed, and gives those that are shown. */
  private <T> List<T> counted(
      String what, List<T> changes, Function<T, Change> change, Predicate<T> hidden) {
    long same = changes.stream().filter(c -> change.apply(c) == Change.SAME).count();
    long within = changes.stream().filter(c -> change.apply(c) == Change.WITHIN).count();
    long undecided = changes.stream().filter(c -> change.apply(c) == Change.UNDECIDED).count();
    List<T> changed = changes.stream().filter(c -> change.apply(c) == Change.CHANGED).toList();
    List<T> shown = changed.stream().filter(hidden.negate()).toList();
    long byChance = Math.round(MISSES * (changed.size() + within));
    console.print("");
    console.paragraph(
        "%s: %d of %d changed beyond their 95%% interval%s; %d the same, %d within%s%s"
            .formatted(
                what,
                changed.size(),
                changes.size(),
                changed.isEmpty() ? "" : " (about " + byChance + " would by chance)",
                same,
                within,
                undecided > 0 ? ", " + undecided + " without an interval" : "",
                shown.size() < changed.size()
                    ? "; " + (changed.size() - shown.size()) + " of layers are in --json"
                    : ""));
    return shown;
  }

  private static boolean isOfLayer(String metric) {
    return metric.contains(".");
  }

  private static TextTable keys(Map<String, Object> cell) {
    TextTable table = new TextTable();
    List<String> keys = List.copyOf(cell.keySet());
    keys.forEach(key -> table.key(CellText.head(key, keys)));
    return table;
  }

  private static List<Cell> row(Map<String, Object> cell, Cell... rest) {
    List<Cell> row = new ArrayList<>();
    cell.values().forEach(value -> row.add(Cell.of(CellText.value(value))));
    row.addAll(List.of(rest));
    return row;
  }

  private void render(TextTable table) {
    console.print("");
    console.print(table.render(console.style(), Console.WIDTH));
  }

  private static String cell(Map<String, Object> cell) {
    return cell.isEmpty() ? "" : CellText.of(cell) + ", ";
  }
}
