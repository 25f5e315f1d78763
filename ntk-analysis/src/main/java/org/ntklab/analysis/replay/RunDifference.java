package org.ntklab.analysis.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.trace.Column;
import org.ntklab.core.trace.Trace;
import org.ntklab.core.training.TraceColumns;

/**
 * What two runs of one specification differ in.
 *
 * @param columns every column that both have, checkpoints before constants
 * @param missing columns that only the first has, or that have another length or type in the second
 * @param added columns that only the second has
 * @param checkpoints of the first
 * @param checkpointsAgain of the second
 * @param provenance what was not the same behind them, by key: one value is null where only the
 *     other has the key
 */
public record RunDifference(
    List<ColumnDifference> columns,
    List<String> missing,
    List<String> added,
    int checkpoints,
    int checkpointsAgain,
    Map<String, Values> provenance) {
  /** Key of a text of many lines, compared but not shown. */
  private static final String SPECIFICATION = "ntk.specification";

  /** What a key of the provenance said of each run. */
  public record Values(String first, String second) {}

  public RunDifference {
    columns = List.copyOf(columns);
    missing = List.copyOf(missing);
    added = List.copyOf(added);
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
  }

  /** Compares what two runs left behind. Cost: each number once. */
  public static RunDifference of(RunTrace first, RunTrace second) {
    List<ColumnDifference> columns = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    List<String> added = new ArrayList<>();
    compare(first.checkpoints(), second.checkpoints(), columns, missing, added);
    compare(first.constants(), second.constants(), columns, missing, added);
    return new RunDifference(
        columns,
        missing,
        added,
        first.checkpoints().rows(),
        second.checkpoints().rows(),
        provenance(first.checkpoints().metadata(), second.checkpoints().metadata()));
  }

  /** Whether both runs have the same numbers, to the bit; provenance may differ. */
  public boolean isSame() {
    return missing.isEmpty()
        && added.isEmpty()
        && checkpoints == checkpointsAgain
        && columns.stream().allMatch(column -> column.different() == 0);
  }

  /** The columns that differ. */
  public List<ColumnDifference> differing() {
    return columns.stream().filter(column -> column.different() > 0).toList();
  }

  private static void compare(
      Trace first,
      Trace second,
      List<ColumnDifference> columns,
      List<String> missing,
      List<String> added) {
    for (Column column : first.columns()) {
      if (second.columns().contains(column)) {
        columns.add(ColumnDifference.of(column, first, second, TraceColumns.STEP));
      } else {
        missing.add(column.name());
      }
    }
    second.columns().stream()
        .filter(column -> !first.columns().contains(column))
        .forEach(column -> added.add(column.name()));
  }

  private static Map<String, Values> provenance(
      Map<String, String> first, Map<String, String> second) {
    Set<String> keys = new LinkedHashSet<>(first.keySet());
    keys.addAll(second.keySet());
    Map<String, Values> differences = new LinkedHashMap<>();
    for (String key : keys) {
      if (!Objects.equals(first.get(key), second.get(key))) {
        differences.put(key, new Values(said(key, first.get(key)), said(key, second.get(key))));
      }
    }
    return differences;
  }

  private static String said(String key, String value) {
    return key.equals(SPECIFICATION)
        ? Optional.ofNullable(value).map(text -> text.lines().count() + " lines").orElse(null)
        : value;
  }
}
