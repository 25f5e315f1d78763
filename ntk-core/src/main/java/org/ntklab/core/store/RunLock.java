package org.ntklab.core.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/**
 * Holds one run's folder for one study, so that two studies on one store never write one trace.
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
   * Takes the lock, waiting while another study has it, in this process or another.
   *
   * @throws IOException when the folder cannot be written
   * @throws InterruptedException when the thread was told to stop while it waited
   */
  public static RunLock take(RunFolder folder) throws IOException, InterruptedException {
    Files.createDirectories(folder.path());
    FileChannel channel =
        FileChannel.open(
            folder.path().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      // Asked again and again, since a wait of the operating system's could not be interrupted.
      while (!isTaken(channel)) {
        TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
      }
      return new RunLock(channel);
    } catch (IOException | InterruptedException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Another study of this very process has it.
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
