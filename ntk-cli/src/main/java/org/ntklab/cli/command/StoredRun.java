package org.ntklab.cli.command;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntklab.core.config.YamlSource;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.store.RunFolder;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.trace.Trace;
import org.ntklab.core.training.TraceColumns;

/**
 * What a folder of the store says of its run.
 *
 * @param hash the run's name
 * @param status done, diverged, failed, unfinished or damaged
 * @param spec the specification; empty where it cannot be read
 * @param steps steps done; -1 for a run that is not done
 * @param finalLoss loss at the last checkpoint; NaN for a run that is not done
 * @param problem what is damaged; empty for most
 */
record StoredRun(
    String hash,
    String status,
    Map<String, Object> spec,
    long steps,
    double finalLoss,
    Optional<String> problem) {

  /** Reads a folder; damage is part of what is found. */
  static StoredRun read(RunFolder folder) {
    Map<String, Object> spec = Map.of();
    try {
      if (Files.isRegularFile(folder.spec())) {
        spec = YamlSource.read(folder.spec()).plain();
      }
      Optional<RunStatus> ended = folder.status();
      if (ended.isEmpty()) {
        boolean failed = Files.isRegularFile(folder.log()) && !Files.exists(folder.part());
        String status = failed ? RunStatus.FAILED.toString() : "unfinished";
        return new StoredRun(folder.hash(), status, spec, -1, Double.NaN, Optional.empty());
      }
      Trace trace = Trace.read(folder.trace());
      int last = trace.rows() - 1;
      return new StoredRun(
          folder.hash(),
          ended.get().toString(),
          spec,
          last < 0 ? -1 : trace.longValue(TraceColumns.STEP, last),
          last < 0 ? Double.NaN : trace.doubleValue(TraceColumns.LOSS, last),
          Optional.empty());
    } catch (InvalidInputException e) {
      return new StoredRun(
          folder.hash(), "damaged", spec, -1, Double.NaN, Optional.of(e.getMessage()));
    }
  }

  /** A key of the specification as text; of a group, its name; "-" where there is none. */
  String text(String... path) {
    Object value = spec;
    for (String key : path) {
      value = value instanceof Map<?, ?> map ? map.get(key) : null;
    }
    if (value instanceof Map<?, ?> group) {
      value = group.get("name");
    }
    if (value instanceof List<?> list) {
      value = list.size() == 1 ? list.get(0) : list;
    }
    return value == null ? "-" : value.toString();
  }
}
