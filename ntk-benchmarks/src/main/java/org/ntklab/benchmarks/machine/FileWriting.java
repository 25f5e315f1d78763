package org.ntklab.benchmarks.machine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.ntklab.benchmarks.timing.Task;
import org.ntklab.core.file.BulkWriter;
import org.ntklab.core.file.UninterruptibleFile;

/**
 * Writes a new file as a Gram file is written: strip by strip from memory off the heap with {@link
 * BulkWriter}, then forced to the disk. Its bytes are random, as no file system compresses them.
 */
public final class FileWriting implements Task {
  private final Path file;
  private final long strips;
  private final ByteBuffer strip;

  /**
   * A file of so many bytes, rounded down to whole strips.
   *
   * @param file is deleted and written
   */
  public FileWriting(Path file, long bytes, int stripBytes) {
    this.file = file;
    this.strips = bytes / stripBytes;
    this.strip = ByteBuffer.allocateDirect(stripBytes);
    byte[] random = new byte[stripBytes];
    new SplittableRandom(1).nextBytes(random);
    strip.put(0, random);
  }

  @Override
  public void prepare() throws IOException {
    Files.deleteIfExists(file);
  }

  @Override
  public void run() throws IOException {
    try (UninterruptibleFile whole = UninterruptibleFile.writing(file);
        BulkWriter writer = new BulkWriter(file)) {
      for (long i = 0; i < strips; i++) {
        writer.write(strip.duplicate(), i * strip.capacity());
      }
      whole.sync();
    }
  }
}
