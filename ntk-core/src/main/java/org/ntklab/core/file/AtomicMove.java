package org.ntklab.core.file;

import java.io.File;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Gives a file that is whole its name. */
public final class AtomicMove {
  private AtomicMove() {}

  /**
   * Renames a file, over an older one if need be, and returns once that is on the disk. Whoever
   * opens the target finds the old file or the new one.
   *
   * @param source in the target's folder; its content is on the disk already
   */
  public static void replace(Path source, Path target) throws IOException {
    Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
    // Without it, a crash of the machine may undo the rename.
    syncFolder(target.toAbsolutePath().getParent());
  }

  /** Returns once a folder's new names are on the disk. Windows opens no folder: does nothing. */
  private static void syncFolder(Path folder) throws IOException {
    boolean done = File.separatorChar != '/';
    boolean interrupted = false;
    while (!done) {
      interrupted |= Thread.interrupted();
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
        done = true;
      } catch (ClosedByInterruptException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
