package org.ntklab.core.training;

import java.io.IOException;
import java.time.Duration;
import org.ntklab.core.store.RunLock;
import org.ntklab.core.store.StateFile;
import org.ntklab.core.trace.TraceWriter;

/** Saves the state of a run now and then. */
final class StateSaving {
  private final RunLock lock;
  private final SavePace pace;
  private final String constants;
  private long next;
  private int savedStep = -1;

  /**
   * Begins to save.
   *
   * @param since {@link System#nanoTime} when the run began: what it did since would be lost
   * @param constants SHA-256 of the run's constants
   */
  StateSaving(RunLock lock, SavePace pace, long since, String constants) {
    this.lock = lock;
    this.pace = pace;
    this.constants = constants;
    this.next = since + pace.least().toNanos();
  }

  /** Whether it is time to save. */
  boolean isDue() {
    return System.nanoTime() - next >= 0;
  }

  /**
   * Saves where a run stands.
   *
   * @param writer its rows reach the disk first
   * @throws IOException when that fails, or the run was taken over; the state before stays
   */
  void save(TrainingPath path, int step, TraceWriter writer) throws IOException {
    if (step == savedStep) {
      return;
    }
    long start = System.nanoTime();
    lock.check();
    writer.sync();
    StateFile.write(
        lock.folder().state(),
        lock.folder().hash(),
        path.state(step, writer.rows(), constants).saved());
    savedStep = step;
    long end = System.nanoTime();
    next = end + pace.after(Duration.ofNanos(end - start)).toNanos();
  }
}
