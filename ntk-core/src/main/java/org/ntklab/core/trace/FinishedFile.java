package org.ntklab.core.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;

/** Puts an Arrow IPC file in its place whole or not at all. */
final class FinishedFile {
  /** Fills the vectors with the next batch; false when there is none. */
  interface Batches {
    boolean next() throws IOException;
  }

  private FinishedFile() {}

  /**
   * Writes a file beside {@code target}, forces it to the disk and renames it, over an older one if
   * need be. Readers see the old or the new file. When this throws, the target is as it was.
   */
  static void write(Path target, VectorSchemaRoot root, Batches batches) throws IOException {
    // Not createTempFile: its file would stay unreadable for the rest of the lab.
    Path temporary = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      try (UninterruptibleFile file = UninterruptibleFile.writing(temporary);
          ArrowFileWriter writer = new ArrowFileWriter(root, null, file)) {
        writer.start();
        while (batches.next()) {
          writer.writeBatch();
        }
        writer.end();
        file.sync();
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    // Without it, a crash of the machine may undo the rename.
    UninterruptibleFile.syncFolder(target.toAbsolutePath().getParent());
  }
}
