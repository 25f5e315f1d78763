package org.ntklab.core.file;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Puts a file in its place whole or not at all. */
public final class WholeFile {
  /** How a file that is not whole yet ends; one that stays was left by a kill. */
  public static final String TEMPORARY = ".tmp";

  private WholeFile() {}

  /** Does something with a file. */
  @FunctionalInterface
  public interface Action {
    /** Acts. */
    void accept(Path file) throws IOException;
  }

  /**
   * Has a file written beside {@code target} and renames it, over an older one if need be. Readers
   * see the old or the new file. When this throws, the target is as it was.
   *
   * @param content writes the file it is given and returns once that is on the disk
   */
  public static void write(Path target, Action content) throws IOException {
    // Not createTempFile: its file would stay unreadable for the rest of the lab.
    Path temporary =
        target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + TEMPORARY);
    try {
      content.accept(temporary);
      AtomicMove.replace(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Writes a text, in UTF-8. */
  public static void write(Path target, String text) throws IOException {
    write(
        target,
        temporary -> {
          try (FileOutputStream file = new FileOutputStream(temporary.toFile())) {
            file.write(text.getBytes(StandardCharsets.UTF_8));
            file.getFD().sync();
          }
        });
  }

  /**
   * Reads a text in UTF-8, also in a thread that is being interrupted, where a channel would fail
   * and a file that is whole look damaged.
   *
   * @throws java.io.FileNotFoundException if it is not there
   * @throws IOException if it cannot be read
   */
  public static String readText(Path file) throws IOException {
    try (FileInputStream bytes = new FileInputStream(file.toFile())) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
