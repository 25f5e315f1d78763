package org.ntklab.datasets.idx;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes IDX files by hand. */
final class IdxBytes {
  static final int IMAGES = 2051;
  static final int LABELS = 2049;

  private IdxBytes() {}

  /** Header of big-endian numbers, then bytes. */
  static byte[] of(int[] header, int... values) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (int number : header) {
      out.writeInt(number);
    }
    for (int value : values) {
      out.writeByte(value);
    }
    return bytes.toByteArray();
  }

  static Path write(Path folder, String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    if (!name.endsWith(".gz")) {
      return Files.write(file, content);
    }
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(content);
    }
    return file;
  }

  /** Three images of 1 × 2 pixels. */
  static byte[] threeImages() throws IOException {
    return of(new int[] {IMAGES, 3, 1, 2}, 0, 255, 128, 7, 1, 2);
  }

  static byte[] labels(int... labels) throws IOException {
    return of(new int[] {LABELS, labels.length}, labels);
  }
}
