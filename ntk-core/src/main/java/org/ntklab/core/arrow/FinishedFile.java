package org.ntklab.core.arrow;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.ntklab.core.file.UninterruptibleFile;
import org.ntklab.core.file.WholeFile;

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
    write(target, root, batches, whole -> {});
  }

  /** As {@link #write(Path, VectorSchemaRoot, Batches)}, with a last look before the rename. */
  public static void write(
      Path target, VectorSchemaRoot root, Batches batches, WholeFile.Action beforeRename)
      throws IOException {
    WholeFile.write(
        target,
        temporary -> {
          try (UninterruptibleFile file = UninterruptibleFile.writing(temporary);
              ArrowFileWriter writer = new ArrowFileWriter(root, null, file)) {
            writer.start();
            while (batches.next()) {
              writer.writeBatch();
            }
            writer.end();
            file.sync();
          }
          beforeRename.accept(temporary);
        });
  }
}
