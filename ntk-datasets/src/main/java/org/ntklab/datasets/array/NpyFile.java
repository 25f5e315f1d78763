package org.ntklab.datasets.array;

import java.io.IOException;
import java.nio.file.Path;

/** Writes one array so that {@code numpy.load} opens it. */
public final class NpyFile {
  private NpyFile() {}

  /**
   * Writes a file beside its place and puts it there when it is whole, over an older one if need
   * be.
   *
   * @throws org.ntklab.core.problem.InvalidInputException when no file can be made there
   * @throws org.ntklab.core.problem.FaultException when writing fails; the place is as it was
   * @throws IllegalArgumentException when the content has values too many or too few
   */
  public static void write(Path file, ArrayForm form, ArrayContent content) {
    try (PendingFile pending = PendingFile.of(file)) {
      try {
        ArraySink sink = new ArraySink(pending.out(), form);
        content.writeTo(sink);
        sink.end();
        pending.finish();
      } catch (IOException e) {
        throw pending.fault(e);
      }
    }
  }
}
