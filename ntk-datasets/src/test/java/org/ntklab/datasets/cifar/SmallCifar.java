package org.ntklab.datasets.cifar;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Files in the form of CIFAR-10 whose record of class c has pixels c, c + 1, … modulo 256. */
public final class SmallCifar {
  private SmallCifar() {}

  /** Writes two training batches, the second and the fourth, and a test batch. */
  public static Path write(Path data) throws IOException {
    Path folder = Files.createDirectories(data.resolve("cifar10"));
    batch(folder.resolve("data_batch_4.bin"), 7);
    batch(folder.resolve("data_batch_2.bin.gz"), 3, 9);
    batch(folder.resolve("test_batch.bin"), 1, 0, 2);
    return folder;
  }

  static void batch(Path file, int... classes) throws IOException {
    byte[] bytes = new byte[classes.length * 3073];
    for (int i = 0; i < classes.length; i++) {
      bytes[i * 3073] = (byte) classes[i];
      for (int j = 0; j < 3072; j++) {
        bytes[i * 3073 + 1 + j] = (byte) (classes[i] + j);
      }
    }
    boolean packed = file.toString().endsWith(".gz");
    try (OutputStream plain = Files.newOutputStream(file);
        OutputStream out = packed ? new GZIPOutputStream(plain) : plain) {
      out.write(bytes);
    }
  }
}
