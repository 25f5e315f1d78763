package org.ntklab.core.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;

/** The content of a file as a short text: what a run's identity holds instead of a path. */
public final class FileDigest {
  private FileDigest() {}

  /**
   * SHA-256 of a file's bytes, in hexadecimal.
   *
   * @throws InvalidInputException when the file cannot be read
   */
  public static String sha256(Path file) {
    try (InputStream bytes = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(bytes, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new InvalidInputException(
          Problem.of(file.toString(), "cannot be read: " + e.getMessage()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
