package org.ntklab.cli.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.ntklab.cli.console.Console;
import org.ntklab.cli.console.Numbers;
import org.ntklab.cli.console.TextTable;
import org.ntklab.core.data.DatasetCache;
import org.ntklab.core.experiment.ExperimentSpec;
import org.ntklab.core.experiment.RunSpec;

/** What a study would do: its cells, what of them the store holds, and the cost of the rest. */
public final class Plan {
  private final ExperimentSpec experiment;
  private final int jobs;
  private final Map<Map<String, Object>, Planned> cells = new LinkedHashMap<>();
  private final List<RunCost> open = new ArrayList<>();
  private int cached;

  private record Planned(RunCost cost, List<RunSpec> runs, List<RunSpec> cached) {}

  /**
   * A plan.
   *
   * @param data gives the size of the data
   * @param isCached whether a run need not be trained
   * @param jobs runs side by side
   */
  public Plan(ExperimentSpec experiment, DatasetCache data, Predicate<RunSpec> isCached, int jobs) {
    this.experiment = experiment;
    this.jobs = jobs;
    Set<String> seen = new HashSet<>();
    for (RunSpec run : experiment.runs()) {
      Planned cell =
          cells.computeIfAbsent(
              run.cell(),
              key ->
                  new Planned(
                      RunCost.of(run, data.get(run.data())), new ArrayList<>(), new ArrayList<>()));
      cell.runs().add(run);
      boolean known = isCached.test(run);
      if (known) {
        cell.cached().add(run);
        cached++;
      } else if (seen.add(run.hash())) {
        open.add(cell.cost());
      }
    }
  }

  /** Operations of all runs that are to be trained. */
  public double flops() {
    return open.stream().mapToDouble(RunCost::flops).sum();
  }

  /** Bytes of memory while the largest runs are trained side by side. */
  public double memory() {
    return open.stream()
        .map(RunCost::memory)
        .sorted(Comparator.reverseOrder())
        .limit(jobs)
        .mapToDouble(Double::doubleValue)
        .sum();
  }

  /** Bytes that the traces of the runs to be trained will take. */
  public double disk() {
    return open.stream().mapToDouble(RunCost::disk).sum();
  }

  /** Whether nothing is to be trained. */
  public boolean isEmpty() {
    return open.isEmpty();
  }

  /** The least time that the training can take, at so many operations a second and job. */
  public Duration leastTime(double speed) {
    int side = Math.max(1, Math.min(jobs, Math.max(1, open.size())));
    return Duration.ofMillis((long) (1000 * flops() / (speed * side)));
  }

  /** Prints the plan; {@code speed} in operations a second, of one job. */
  public void print(Console console, double speed) {
    List<String> keys = experiment.gridKeys();
    TextTable table = new TextTable();
    keys.forEach(key -> table.key(CellText.head(key, keys)));
    table.number("runs").number("cached").number("weights").number("steps");
    table.number("operations a run").number("memory a run");
    cells.forEach(
        (cell, planned) -> {
          List<Object> row = new ArrayList<>();
          keys.forEach(key -> row.add(CellText.value(cell.get(key))));
          row.add(planned.runs().size());
          row.add(planned.cached().size());
          row.add(Numbers.count((double) planned.cost().parameters()));
          row.add((planned.cost().exact() ? "" : "at most ") + planned.cost().steps());
          row.add(Numbers.count(planned.cost().flops()));
          row.add(Numbers.bytes(planned.cost().memory()));
          table.row(row.toArray());
        });
    console.heading(
        experiment.name()
            + ": "
            + Numbers.of(cells.size(), "cell")
            + ", "
            + Numbers.of(experiment.runs().size(), "run")
            + ", "
            + cached
            + " of them in the store");
    console.print("");
    console.print(table.render(console.style(), Console.WIDTH));
    console.print("");
    if (isEmpty()) {
      console.print("Nothing to train.");
      return;
    }
    console.paragraph(
        "To train: "
            + Numbers.of(open.size(), "run")
            + ", "
            + Numbers.count(flops())
            + " operations (6 × weights × examples × steps), about "
            + Numbers.bytes(memory())
            + " of memory with "
            + Numbers.of(jobs, "job")
            + ", "
            + Numbers.bytes(disk())
            + " of traces.");
    console.paragraph(
        "At least "
            + Numbers.duration(leastTime(speed))
            + ": that is the training alone at the "
            + Numbers.significant(speed * 1e-9)
            + " GFLOPS that one thread multiplies matrices with,"
            + " measured just now. Small networks are slower than that, and kernels at checkpoints"
            + " come on top.");
  }

  /** The plan as plain values for {@code --json}. */
  public Map<String, Object> json(double speed) {
    List<Map<String, Object>> list = new ArrayList<>();
    cells.forEach((cell, planned) -> list.add(json(cell, planned)));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("experiment", experiment.name());
    document.put("cells", list);
    document.put("runs", experiment.runs().size());
    document.put("cached", cached);
    document.put("jobs", jobs);
    document.put("flops", flops());
    document.put("memoryBytes", memory());
    document.put("diskBytes", disk());
    document.put("secondsAtLeast", leastTime(speed).toMillis() / 1000.0);
    return document;
  }

  private static Map<String, Object> json(Map<String, Object> cell, Planned planned) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("cell", cell);
    entry.put("seeds", planned.runs().stream().map(RunSpec::seed).toList());
    entry.put("hashes", planned.runs().stream().map(RunSpec::hash).toList());
    entry.put("cached", planned.cached().size());
    entry.put("parameters", planned.cost().parameters());
    entry.put("steps", planned.cost().steps());
    entry.put("flops", planned.cost().flops());
    entry.put("memoryBytes", planned.cost().memory());
    return entry;
  }
}
