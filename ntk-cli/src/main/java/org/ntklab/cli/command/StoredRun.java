package org.ntklab.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ntklab.core.config.YamlSource;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.store.LockOwner;
import org.ntklab.core.store.RunFolder;
import org.ntklab.core.store.RunLock;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.trace.Trace;
import org.ntklab.core.training.TraceColumns;

/**
 * What a folder of the store says of its run.
 *
 * @param hash the run's name
 * @param status one of {@link #STATUSES}
 * @param owner who is training it
 * @param spec the specification; empty where it cannot be read
 * @param steps steps done at the last checkpoint; -1 where there is none
 * @param finalLoss loss at the last checkpoint; NaN where there is none
 * @param problem what is damaged; empty for most
 */
record StoredRun(
    String hash,
    String status,
    Optional<LockOwner> owner,
    Map<String, Object> spec,
    long steps,
    double finalLoss,
    Optional<String> problem) {
  private static final String UNFINISHED = "unfinished";
  private static final String RUNNING = "running";
  private static final String DAMAGED = "damaged";

  /** What a run can be. */
  static final List<String> STATUSES =
      List.of(
          RunStatus.DONE.toString(),
          RunStatus.DIVERGED.toString(),
          RunStatus.FAILED.toString(),
          RUNNING,
          UNFINISHED,
          DAMAGED);

  /** Reads a folder; damage is part of what is found. */
  static StoredRun read(RunFolder folder) {
    Map<String, Object> spec = Map.of();
    Optional<LockOwner> owner = Optional.empty();
    try {
      owner = RunLock.owner(folder);
      if (Files.isRegularFile(folder.spec())) {
        spec = YamlSource.read(folder.spec()).plain();
      }
      Optional<RunStatus> ended = folder.status();
      if (ended.isPresent()) {
        Optional<Trace> trace = Optional.of(folder.read().checkpoints());
        return of(folder, ended.get().toString(), owner, spec, trace);
      }
      String status =
          owner.isPresent()
              ? RUNNING
              : folder.hasFailed() ? RunStatus.FAILED.toString() : UNFINISHED;
      return of(folder, status, owner, spec, part(folder));
    } catch (InvalidInputException | IOException e) {
      return new StoredRun(
          folder.hash(), DAMAGED, owner, spec, -1, Double.NaN, Optional.of(e.getMessage()));
    }
  }

  /** Checkpoints so far, if there is a part with any. */
  private static Optional<Trace> part(RunFolder folder) {
    try {
      return Files.isRegularFile(folder.part())
          ? Optional.of(Trace.read(folder.part()))
          : Optional.empty();
    } catch (InvalidInputException e) {
      return Optional.empty(); // Stopped as it began.
    }
  }

  private static StoredRun of(
      RunFolder folder,
      String status,
      Optional<LockOwner> owner,
      Map<String, Object> spec,
      Optional<Trace> trace) {
    int last = trace.map(Trace::rows).orElse(0) - 1;
    return new StoredRun(
        folder.hash(),
        status,
        owner,
        spec,
        last < 0 ? -1 : trace.get().longValue(TraceColumns.STEP, last),
        last < 0 ? Double.NaN : trace.get().doubleValue(TraceColumns.LOSS, last),
        Optional.empty());
  }

  /** Whether the hash begins with a text, or the text is in a name of the specification. */
  boolean matches(String wanted) {
    String lower = wanted.toLowerCase(Locale.ROOT);
    return hash.startsWith(lower)
        || List.of(text("data", "name"), text("architecture", "name"), text("parametrisation"))
            .stream()
            .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(lower));
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
