package org.ntklab.core.store;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ntklab.core.file.FileDigest;
import org.ntklab.core.file.WholeFile;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.trace.Trace;

/**
 * One run's folder: {@code spec.yaml}, {@code trace.part} and {@code checkpoint/} while it runs,
 * {@code trace.arrow} when it is done, {@code constants.arrow}, {@code log.txt}.
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

  /** Everything that determines the run; its SHA-256 begins with the run's name. */
  public Path identity() {
    return path.resolve("identity.json");
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

  /** From where a run that is not done goes on. */
  public Path state() {
    return path.resolve("checkpoint").resolve("state");
  }

  /** SHA-256 of the files of a run that is done. */
  public Path digests() {
    return path.resolve("SHA256SUMS");
  }

  /** What went wrong, for a person. */
  public Path log() {
    return path.resolve("log.txt");
  }

  /** What the operating system locks while the run is trained; never deleted. */
  Path lock() {
    return path.resolve("lock");
  }

  /** Who trains the run. */
  Path claim() {
    return path.resolve("lock.owner");
  }

  /** Whether the folder holds a run, begun or done. */
  public boolean isRun() {
    return Stream.of(spec(), trace(), constants(), part(), state(), log()).anyMatch(Files::exists);
  }

  /** Whether the run has ended and its files are there, whole or damaged. */
  public boolean isFinished() {
    return Files.isRegularFile(trace()) && Files.isRegularFile(constants());
  }

  /** Whether the last attempt ended with a fault of the program. */
  public boolean hasFailed() {
    return !Files.exists(trace()) && Files.isRegularFile(log());
  }

  /**
   * How the run ended; empty while it is not done.
   *
   * @throws InvalidInputException when the trace is damaged
   */
  public Optional<RunStatus> status() {
    if (!Files.isRegularFile(trace())) {
      return Optional.empty();
    }
    String status = Trace.readMetadata(trace()).getOrDefault(STATUS, "done");
    return Optional.of(
        RunStatus.parse(status)
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        Problem.of(trace().toString(), STATUS + " is '" + status + "'"))));
  }

  /**
   * Reads a finished run, and compares its files with their digests.
   *
   * @throws InvalidInputException when a file is damaged
   */
  public RunTrace read() {
    if (Files.exists(digests())) {
      RunDigests digests = RunDigests.read(digests());
      digests.check(trace());
      digests.check(constants());
    }
    return new RunTrace(Trace.read(trace()), Trace.read(constants()));
  }

  /** Whether a newer program wrote the run, which this one must leave alone. */
  public boolean isNewer() {
    return Stream.of(trace(), constants(), part())
        .filter(Files::isRegularFile)
        .anyMatch(RunFolder::isNewer);
  }

  private static boolean isNewer(Path file) {
    try {
      return Trace.isNewer(file);
    } catch (InvalidInputException e) {
      return false; // Damaged, of whatever version.
    }
  }

  /** Keeps the digests of the files that stay, before the trace gets its name. */
  public void writeDigests(Path wholeTrace) throws IOException {
    Map<String, String> digests = new HashMap<>();
    for (Path file : List.of(spec(), identity(), constants())) {
      digests.put(file.getFileName().toString(), FileDigest.of(file));
    }
    digests.put(trace().getFileName().toString(), FileDigest.of(wholeTrace));
    new RunDigests(digests).write(digests());
  }

  /** Forgets what the run has left, done or not. Whoever does it holds the lock. */
  public void discard() throws IOException {
    // In this order: a run without its trace is not done.
    Files.deleteIfExists(trace());
    Files.deleteIfExists(digests());
    forgetState();
    Files.deleteIfExists(part());
    Files.deleteIfExists(constants());
  }

  /** Removes from where the run could go on. Whoever does it holds the lock. */
  public void forgetState() throws IOException {
    Path checkpoint = state().getParent();
    if (Files.isDirectory(checkpoint)) {
      try (Stream<Path> files = Files.list(checkpoint)) {
        for (Path file : files.toList()) {
          Files.deleteIfExists(file);
        }
      }
      Files.deleteIfExists(checkpoint);
    }
  }

  /** Removes the folder of the state when nothing is in it. Whoever does it holds the lock. */
  void forgetEmptyCheckpoint() throws IOException {
    try {
      Files.deleteIfExists(state().getParent());
    } catch (DirectoryNotEmptyException e) {
      // Something is.
    }
  }

  /** Files that were never finished: a kill leaves them, and a program at work. */
  public List<Path> temporaries() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path folder : List.of(path, state().getParent())) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          files.filter(f -> f.toString().endsWith(WholeFile.TEMPORARY)).forEach(found::add);
        }
      }
    }
    return found;
  }

  /**
   * Everything that is wrong with the run, for {@code ntk verify}: every file is read whole and
   * compared with its digest, and the specification with the folder's name.
   *
   * @return empty when all is well, or the run is not done
   */
  public List<Problem> verify() {
    return new RunVerification(this).problems();
  }
}
