package org.ntklab.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ntklab.core.problem.InvalidInputException;

/**
 * What may go from a store: files that nothing needs, and runs on request. A run that somebody
 * trains is left alone. The file of a lock stays, and with it the folder: who waits for a lock that
 * is gone would hold nothing.
 */
public final class StoreSweep {
  private final RunStore store;
  private final Set<Extent> extents;

  /** Runs that go only when they are asked for. */
  public enum Extent {
    /** The program failed at them. */
    FAILED,
    /** Begun, and perhaps to be gone on with. */
    UNFINISHED,
    /** Ended, and a file is not what was written. */
    DAMAGED
  }

  /**
   * Files that go together.
   *
   * @param run whose they are
   * @param files what would be deleted
   * @param bytes how large they are together
   * @param reason why nothing needs them
   */
  public record Litter(RunFolder run, List<Path> files, long bytes, String reason) {
    public Litter {
      files = List.copyOf(files);
    }
  }

  /** A sweep that takes these runs, too. */
  public StoreSweep(RunStore store, Set<Extent> extents) {
    this.store = store;
    this.extents = Set.copyOf(extents);
  }

  /**
   * What would go; changes nothing.
   *
   * @throws IOException when the store cannot be read
   */
  public List<Litter> find() throws IOException {
    List<Litter> found = new ArrayList<>();
    for (RunFolder run : store.folders()) {
      if (RunLock.owner(run).isEmpty()) {
        found.addAll(of(run));
      }
    }
    return found;
  }

  /**
   * Deletes what {@link #find} tells, as it is now.
   *
   * @return what went
   * @throws IOException when something cannot be deleted; the rest is as it was
   */
  public List<Litter> remove() throws IOException {
    List<Litter> removed = new ArrayList<>();
    for (RunFolder run : store.folders()) {
      if (of(run).isEmpty()) {
        continue;
      }
      Optional<RunLock> lock = RunLock.tryTake(run);
      if (lock.isPresent()) {
        try (RunLock held = lock.get()) {
          for (Litter litter : of(held.folder())) {
            for (Path file : litter.files()) {
              Files.deleteIfExists(file);
            }
            removed.add(litter);
          }
          held.folder().forgetEmptyCheckpoint();
        }
      }
    }
    return removed;
  }

  private List<Litter> of(RunFolder run) throws IOException {
    List<Litter> found = new ArrayList<>();
    add(found, run, run.temporaries(), "never finished");
    if (run.isFinished()) {
      add(found, run, state(run), "of a run that is done");
      if (extents.contains(Extent.DAMAGED) && isDamaged(run)) {
        add(found, run, everything(run), "damaged");
      }
    } else if (run.hasFailed() && extents.contains(Extent.FAILED)) {
      add(found, run, everything(run), "failed");
    } else if (!run.hasFailed() && extents.contains(Extent.UNFINISHED)) {
      add(found, run, everything(run), "unfinished");
    } else if (!Files.exists(run.state()) || !Files.exists(run.part())) {
      add(found, run, state(run), "nothing to go on from");
    }
    return found;
  }

  private static boolean isDamaged(RunFolder run) {
    try {
      run.read();
      return false;
    } catch (InvalidInputException e) {
      return !run.isNewer();
    }
  }

  private static List<Path> state(RunFolder run) {
    return Stream.of(run.part(), run.state()).filter(Files::exists).toList();
  }

  private static List<Path> everything(RunFolder run) {
    // In this order: a run without its trace is not done.
    return Stream.of(
            run.trace(),
            run.digests(),
            run.part(),
            run.state(),
            run.constants(),
            run.identity(),
            run.log(),
            run.spec())
        .filter(Files::exists)
        .toList();
  }

  private static void add(List<Litter> found, RunFolder run, List<Path> files, String reason)
      throws IOException {
    if (!files.isEmpty()) {
      long bytes = 0;
      for (Path file : files) {
        bytes += Files.size(file);
      }
      found.add(new Litter(run, files, bytes, reason));
    }
  }
}
