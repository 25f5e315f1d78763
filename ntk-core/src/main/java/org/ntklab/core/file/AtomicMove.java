package org.ntklab.core.file;

import java.io.File;
import java.io.IOException;
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
    // Windows opens no folder.
    if (File.separatorChar == '/') {
      // Without it, a crash of the machine may undo the rename.
      UninterruptedChannel.apply(
          target.toAbsolutePath().getParent(),
          StandardOpenOption.READ,
          folder -> {
            folder.force(true);
            return true;
          });
    }
  }
}
