package org.ntklab.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.ntklab.core.file.LockFile;

/**
 * Holds one run's folder for one study, so that two studies on one store never write one trace.
 *
 * <p>On one machine the operating system's lock decides, which ends with its process. Across
 * machines a claim with a heartbeat does, since not every network folder shares locks.
 */
public final class RunLock implements AutoCloseable {
  private static final long POLL_MILLISECONDS = 200;

  private final RunFolder folder;
  private final LockFile lock;
  private final RunClaim claim;
  private final Heartbeat heartbeat;

  private RunLock(RunFolder folder, LockFile lock, RunClaim claim) {
    this.folder = folder;
    this.lock = lock;
    this.claim = claim;
    this.heartbeat = new Heartbeat(claim);
  }

  /**
   * Takes the lock if no other study has it, in this process or another; that of a process that was
   * killed is recovered.
   *
   * @return empty when it is held; {@link #owner} says by whom
   * @throws IOException when the folder cannot be written
   */
  public static Optional<RunLock> tryTake(RunFolder folder) throws IOException {
    Files.createDirectories(folder.path());
    Optional<LockFile> lock = LockFile.tryTake(folder.lock());
    if (lock.isEmpty()) {
      return Optional.empty();
    }
    Optional<RunClaim> claim = Optional.empty();
    try {
      claim = RunClaim.tryMake(folder.claim());
      return claim.map(mine -> new RunLock(folder, lock.get(), mine));
    } finally {
      if (claim.isEmpty()) {
        lock.get().close();
      }
    }
  }

  /**
   * As {@link #tryTake}, waiting while another study has it.
   *
   * @throws IOException when the folder cannot be written
   * @throws InterruptedException when the thread was told to stop while it waited
   */
  public static RunLock take(RunFolder folder) throws IOException, InterruptedException {
    while (true) {
      Optional<RunLock> lock = tryTake(folder);
      if (lock.isPresent()) {
        return lock.get();
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
    }
  }

  /**
   * Who holds a run and is alive, as far as can be seen without writing anything.
   *
   * @throws IOException when the folder cannot be read
   */
  public static Optional<LockOwner> owner(RunFolder folder) throws IOException {
    return RunClaim.livingOwner(folder.claim());
  }

  /** What it holds. */
  public RunFolder folder() {
    return folder;
  }

  /**
   * Makes sure that nobody has taken this process for dead and the run over.
   *
   * @throws IOException when that has happened: nothing may be written any more
   */
  public void check() throws IOException {
    if (!claim.isHeld()) {
      throw new IOException(
          "the run was taken over by "
              + RunClaim.owner(folder.claim()).map(LockOwner::toString).orElse("another process")
              + " while this one did not answer");
    }
  }

  @Override
  public void close() throws IOException {
    heartbeat.close();
    try (lock) {
      claim.release();
    }
  }
}
