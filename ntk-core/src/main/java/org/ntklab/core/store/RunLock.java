package org.ntklab.core.store;

import java.io.IOException;
import java.nio.file.Files;
import org.ntklab.core.file.LockFile;

/** Holds one run's folder for one study, so that two studies on one store never write one trace. */
public final class RunLock implements AutoCloseable {
  private final LockFile lock;

  private RunLock(LockFile lock) {
    this.lock = lock;
  }

  /**
   * Takes the lock, waiting while another study has it, in this process or another.
   *
   * @throws IOException when the folder cannot be written
   * @throws InterruptedException when the thread was told to stop while it waited
   */
  public static RunLock take(RunFolder folder) throws IOException, InterruptedException {
    Files.createDirectories(folder.path());
    return new RunLock(LockFile.take(folder.path().resolve("lock"), () -> {}));
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
