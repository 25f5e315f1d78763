package org.ntklab.core.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.trace.Trace;

/**
 * One run's folder: {@code spec.yaml}, {@code trace.part} while it runs, {@code trace.arrow} when
 * it is done, {@code constants.arrow}, {@code log.txt}.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {
  /** Metadata key under which a finished trace says how it ended. */
  public static final String STATUS = "ntk.status";

  /** The run's name. */
  public String hash() {
    return path.getFileName().toString();
  }

  /** The specification, an experiment file of this one run. */
  public Path spec() {
    return path.resolve("spec.yaml");
  }

  /** Checkpoints of a run that is not done. */
  public Path part() {
    return path.resolve("trace.part");
  }

  /** Checkpoints of a run that is done. */
  public Path trace() {
    return path.resolve("trace.arrow");
  }

  /** What does not change during the run. */
  public Path constants() {
    return path.resolve("constants.arrow");
  }

  /** What went wrong, for a person. */
  public Path log() {
    return path.resolve("log.txt");
  }

  /**
   * How the run ended; empty while it is not done.
   *
   * @throws org.ntklab.core.problem.InvalidInputException when the trace is damaged
   */
  public Optional<RunStatus> status() {
    if (!Files.isRegularFile(trace())) {
      return Optional.empty();
    }
    return Optional.of(RunStatus.of(Trace.readMetadata(trace()).getOrDefault(STATUS, "done")));
  }

  /**
   * Reads a finished run.
   *
   * @throws org.ntklab.core.problem.InvalidInputException when a file is damaged
   */
  public RunTrace read() {
    return new RunTrace(Trace.read(trace()), Trace.read(constants()));
  }
}
