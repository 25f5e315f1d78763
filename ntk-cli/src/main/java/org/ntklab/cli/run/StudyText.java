package org.ntklab.cli.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.ntklab.cli.console.Console;
import org.ntklab.cli.console.Numbers;
import org.ntklab.cli.console.TextTable;
import org.ntklab.cli.console.TextTable.Cell;
import org.ntklab.cli.console.Tone;
import org.ntklab.core.study.RunResult;
import org.ntklab.core.study.StudyResult;

/**
 * The result of a study as a person reads it. Holds nothing that a second run of the same study
 * would print differently.
 */
public final class StudyText {
  private static final String DRIFT = "kernelDrift";

  private final Console console;
  private final StudyResult study;
  private final List<CellRuns> cells;
  private final List<String> keys;
  private boolean incomplete;
  private double largestSpread;

  /** The text of a study, for a console. */
  public StudyText(Console console, StudyResult study) {
    this.console = console;
    this.study = study;
    this.cells = CellRuns.of(study);
    this.keys = cells.isEmpty() ? List.of() : List.copyOf(cells.get(0).cell().keySet());
  }

  /** Prints everything; the remarks stand at the end. */
  public void print(List<String> remarks) {
    console.heading(title());
    console.print("");
    console.print(measurements().render(console.style(), Console.WIDTH));
    console.print("");
    legend();
    if (study.verdicts().isEmpty()) {
      console.print("");
      console.paragraph("No verdict: no key of the grid has two numbers to fit over.");
    } else {
      new VerdictText(console, study.verdicts(), keys).print();
    }
    new FitText(console).print(study.findings().fits());
    new CrossoverText(console).print(study.findings().crossovers());
    new ComparisonText(console, isFraction()).print(study.findings().comparisons());
    console.print("");
    RateText.describe(study).forEach(line -> console.paragraph(line));
    remarks.forEach(line -> console.paragraph(line));
    unfinished();
    console.print("Runs and traces: " + study.store().resolve("runs") + "/<hash>/trace.arrow");
  }

  private void legend() {
    console.paragraph(
        "  ",
        "  ",
        "kernel drift: ‖Θ − Θ₀‖ / ‖Θ₀‖ of the tangent kernel on the probe examples after training"
            + (largestSpread > 0
                ? "; its standard deviation over seeds is at most "
                    + Math.round(100 * largestSpread)
                    + " % of it"
                : ""));
    if (incomplete) {
      console.print("  * without the seeds that failed or diverged; - where none is left");
    }
  }

  private String title() {
    Set<Long> seeds = new LinkedHashSet<>();
    study.runs().forEach(run -> seeds.add(run.spec().seed()));
    return study.experiment().name()
        + ": "
        + Numbers.of(study.runs().size(), "run")
        + (seeds.size() > 1 ? ", every number the mean over " + seeds.size() + " seeds" : "");
  }

  /** A row a cell: loss and test error at the end of the axis, the drift all along it. */
  private TextTable measurements() {
    Set<Object> places = new LinkedHashSet<>();
    cells.forEach(cell -> places.addAll(cell.byAxis().keySet()));
    Object last = new ArrayList<>(places).get(places.size() - 1);
    Optional<String> axis = study.experiment().axis().map(CellText::lastWord);
    String at = axis.map(word -> "at " + word + " " + CellText.value(last)).orElse("");
    TextTable table = new TextTable();
    keys.forEach(key -> table.key(CellText.head(key, keys)));
    table.number(at, "final loss").number(at, errorHead());
    String drift = axis.map(word -> "kernel drift at " + word).orElse("");
    for (Object place : places) {
      table.number(drift, axis.isPresent() ? CellText.value(place) : "kernel drift");
    }
    for (CellRuns cell : cells) {
      List<Cell> row = new ArrayList<>();
      keys.forEach(key -> row.add(Cell.of(CellText.value(cell.cell().get(key)))));
      row.add(number(cell, last, RunResult::finalLoss));
      row.add(error(cell, last));
      for (Object place : places) {
        row.add(drift(cell, place));
      }
      table.row(row);
    }
    return table;
  }

  private Cell number(CellRuns cell, Object place, ToDoubleFunction<RunResult> value) {
    return entry(cell.average(place, value), false);
  }

  private Cell drift(CellRuns cell, Object place) {
    CellRuns.Average average = cell.average(place, run -> run.number(DRIFT).orElse(Double.NaN));
    double relative = average.spread() / average.mean();
    largestSpread = Double.isFinite(relative) ? Math.max(largestSpread, relative) : largestSpread;
    return entry(average, false);
  }

  private Cell error(CellRuns cell, Object place) {
    return entry(cell.average(place, RunResult::testError), isFraction());
  }

  private Cell entry(CellRuns.Average average, boolean percent) {
    String text = percent ? Numbers.percent(average.mean()) : Numbers.significant(average.mean());
    incomplete |= average.lost() > 0;
    return new Cell(
        average.lost() > 0 && average.of() > 0 ? text + "*" : text,
        average.lost() > 0 ? Tone.DOUBTFUL : Tone.PLAIN);
  }

  private String errorHead() {
    return isFraction() ? "test error" : "test rmse";
  }

  private boolean isFraction() {
    return study.runs().stream()
        .allMatch(run -> run.spec().data().target().errorName().equals("misclassified"));
  }

  private void unfinished() {
    for (RunResult run : study.runs()) {
      if (run.message().isEmpty()) {
        continue;
      }
      boolean expected = !study.unexpected().contains(run);
      Map<String, Object> cell = run.spec().cell();
      String what =
          run.status().toString().toUpperCase(Locale.ROOT)
              + (expected ? " (expected)" : "")
              + ": "
              + CellText.of(cell)
              + (cell.isEmpty() ? "" : ", ")
              + "seed "
              + run.spec().seed()
              + ", run "
              + run.spec().hash()
              + ": "
              + run.message();
      console.paragraph("", "    ", what);
    }
  }
}
