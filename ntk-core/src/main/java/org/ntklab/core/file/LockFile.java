package org.ntklab.core.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
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
    // Asked again and again, since a wait of the operating system's could not be interrupted.
    for (boolean told = false; ; told = true) {
      Optional<LockFile> lock = tryTake(path);
      if (lock.isPresent()) {
        return lock.get();
      }
      if (!told) {
        waiting.run();
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLISECONDS);
    }
  }

  /**
   * Takes the lock if nobody has it.
   *
   * @param path in a folder that is there; created if need be
   * @return empty when somebody else has it, in this process or another
   * @throws IOException when the file cannot be written
   */
  public static Optional<LockFile> tryTake(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      taken = isTaken(channel);
      return taken ? Optional.of(new LockFile(channel)) : Optional.empty();
    } finally {
      if (!taken) {
        channel.close();
      }
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
