package org.ntklab.core.arrow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.ntklab.core.file.AtomicMove;
import org.ntklab.core.file.UninterruptibleFile;

/** Puts an Arrow IPC file in its place whole or not at all. */
public final class FinishedFile {
  /** Fills the vectors with the next batch; false when there is none. */
  @FunctionalInterface
  public interface Batches {
    /** Whether there was one. */
    boolean next() throws IOException;
  }

  private FinishedFile() {}

  /**
   * Writes a file beside {@code target}, forces it to the disk and renames it, over an older one if
   * need be. Readers see the old or the new file. When this throws, the target is as it was.
   */
  public static void write(Path target, VectorSchemaRoot root, Batches batches) throws IOException {
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
      AtomicMove.replace(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
