package org.ntklab.core.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/** Does with a channel what only a channel can, also in a thread that is being interrupted. */
final class UninterruptedChannel {
  private UninterruptedChannel() {}

  /** Something short that may be done again from its beginning. */
  @FunctionalInterface
  interface Action<T> {
    T apply(FileChannel channel) throws IOException;
  }

  /** Opens a file, acts and closes it; the thread's interruption is there again afterwards. */
  static <T> T apply(Path path, OpenOption option, Action<T> action) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        interrupted |= Thread.interrupted();
        try (FileChannel channel = FileChannel.open(path, option)) {
          return action.apply(channel);
        } catch (ClosedByInterruptException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
