package org.ntklab.core.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/**
 * Holds one run's folder for one process, so that two studies on one store never write one trace.
 *
 * <p>The operating system lets go of it when the process ends, however it ends.
 */
public final class RunLock implements AutoCloseable {
  private static final long POLL_MILLISECONDS = 200;

  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock, waiting while another process has it.
   *
   * @throws IOException when the folder cannot be written
   * @throws InterruptedException when the thread was told to stop while it waited
   */
  @SuppressWarnings("ThreadSleep") // A wait of the operating system's could not be interrupted.
  public static RunLock take(RunFolder folder) throws IOException, InterruptedException {
    Files.createDirectories(folder.path());
    FileChannel channel =
        FileChannel.open(
            folder.path().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      for (FileLock lock = channel.tryLock(); lock == null; lock = channel.tryLock()) {
        Thread.sleep(POLL_MILLISECONDS);
      }
      return new RunLock(channel);
    } catch (IOException | InterruptedException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
