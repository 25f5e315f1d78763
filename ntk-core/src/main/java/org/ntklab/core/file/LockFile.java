package org.ntklab.core.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/**
 * An empty file that one process at a time holds, so that no two write the file it stands for.
 *
 * <p>The operating system lets go of it when the process ends, however it ends. It is never
 * deleted: who waits for a file that is gone would hold nothing.
 */
public final class LockFile implements AutoCloseable {
  private static final long POLL_MILLISECONDS = 200;

  private final FileChannel channel;

  private LockFile(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock, waiting while somebody else has it, in this process or another.
   *
   * @param path in a folder that is there; created if need be
   * @param waiting told once, when somebody else has it
   * @throws IOException when the file cannot be written
   * @throws InterruptedException when the thread was told to stop while it waited
   */
  public static LockFile take(Path path, Runnable waiting)
      throws IOException, InterruptedException {
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      // Asked again and again, since a wait of the operating system's could not be interrupted.
      for (boolean told = false; !isTaken(channel); told = true) {
        if (!told) {
          waiting.run();
        }
        TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
      }
      return new LockFile(channel);
    } catch (IOException | InterruptedException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Another thread of this very process has it.
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
