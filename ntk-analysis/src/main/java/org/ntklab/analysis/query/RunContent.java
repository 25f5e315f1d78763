package org.ntklab.analysis.query;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ntklab.core.config.YamlSource;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.store.RunFolder;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.trace.Trace;

/**
 * One folder of the store; each file is read when first asked for, and throws {@link
 * org.ntklab.core.problem.InvalidInputException} when it is damaged. Not safe for threads.
 */
final class RunContent {
  private final RunFolder folder;
  private final boolean arrays;
  private Map<String, String> specification;
  private Optional<Trace> checkpoints;
  private Trace constants;

  /**
   * A run.
   *
   * @param arrays whether to read vectors too, a thousand times as much as numbers
   */
  RunContent(RunFolder folder, boolean arrays) {
    this.folder = folder;
    this.arrays = arrays;
  }

  String hash() {
    return folder.hash();
  }

  /** How it ended: done, diverged, failed; or unfinished. */
  String status() {
    if (checkpoints().isPresent()) {
      return checkpoints()
          .get()
          .metadata()
          .getOrDefault(RunFolder.STATUS, RunStatus.DONE.toString());
    }
    boolean failed = Files.isRegularFile(folder.log()) && !Files.exists(folder.part());
    return failed ? RunStatus.FAILED.toString() : "unfinished";
  }

  /** What it measured; empty for a run that has not ended. */
  Optional<Trace> checkpoints() {
    if (checkpoints == null) {
      checkpoints =
          Files.isRegularFile(folder.trace())
              ? Optional.of(arrays ? Trace.read(folder.trace()) : Trace.readNumbers(folder.trace()))
              : Optional.empty();
    }
    return checkpoints;
  }

  /** What does not change; empty for a run that has not ended. */
  Optional<Trace> constants() {
    if (checkpoints().isEmpty()) {
      return Optional.empty();
    }
    if (constants == null) {
      constants = arrays ? Trace.read(folder.constants()) : Trace.readNumbers(folder.constants());
    }
    return Optional.of(constants);
  }

  /** Both; empty for a run that has not ended. */
  Optional<RunTrace> trace() {
    return checkpoints().map(rows -> new RunTrace(rows, constants().orElseThrow()));
  }

  /** Every key by its path with dots, and its value as text, sorted. */
  Map<String, String> specification() {
    if (specification == null) {
      specification = new TreeMap<>();
      if (Files.isRegularFile(folder.spec())) {
        flatten("", YamlSource.read(folder.spec()).plain(), specification);
      }
    }
    return specification;
  }

  /** A key of the specification; null where there is none. */
  String key(String path) {
    return specification().get(path);
  }

  /** A name, which stands alone or in a group with its options. */
  String name(String path) {
    return specification().getOrDefault(path + ".name", key(path));
  }

  /** A whole number of the specification; null where there is none. */
  Long whole(String path) {
    String text = key(path);
    return text != null && text.matches("[-+]?\\d{1,18}") ? Long.valueOf(text) : null;
  }

  /** A number of the specification; null where there is none. */
  Double number(String path) {
    try {
      return key(path) == null ? null : Double.valueOf(key(path));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static void flatten(String path, Map<?, ?> group, Map<String, String> keys) {
    group.forEach(
        (key, value) -> {
          String inner = path.isEmpty() ? key.toString() : path + "." + key;
          if (value instanceof Map<?, ?> below) {
            flatten(inner, below, keys);
          } else if (value instanceof List<?> list && list.size() == 1 && inner.equals("seeds")) {
            keys.put("seed", String.valueOf(list.get(0)));
          } else {
            keys.put(inner, String.valueOf(value));
          }
        });
  }
}
