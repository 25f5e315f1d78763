package org.ntklab.datasets.file;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;

/** Bytes with a name: of a file or a resource, unpacked when the name ends in {@code .gz}. */
public final class DataBytes {
  private static final int BUFFER = 1 << 16;

  private final String name;
  private final Opener opener;

  private DataBytes(String name, Opener opener) {
    this.name = name;
    this.opener = opener;
  }

  /** The bytes of a file. */
  public static DataBytes of(Path file) {
    return new DataBytes(file.toString(), () -> Files.newInputStream(file));
  }

  /** The bytes of a resource beside a class. */
  public static DataBytes resource(Class<?> beside, String name) {
    return new DataBytes(
        name,
        () -> {
          InputStream found = beside.getResourceAsStream(name);
          if (found == null) {
            throw new FileNotFoundException("there is no such resource");
          }
          return found;
        });
  }

  /** How messages name them: the path of a file. */
  public String name() {
    return name;
  }

  /**
   * A buffered stream of the unpacked bytes; the caller closes it.
   *
   * @throws IOException to be turned into words by {@link #unreadable}
   */
  public InputStream open() throws IOException {
    InputStream raw = new BufferedInputStream(opener.open(), BUFFER);
    if (!name.toLowerCase(Locale.ROOT).endsWith(".gz")) {
      return raw;
    }
    try {
      return new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /**
   * SHA-256 of the unpacked bytes, in hexadecimal: the same however they are packed.
   *
   * @throws InvalidInputException when they cannot be read
   */
  public String sha256() {
    try (InputStream bytes = open()) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(bytes, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw unreadable(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Why the bytes cannot be read, as one problem of the user's file. */
  public InvalidInputException unreadable(IOException cause) {
    return invalid(reason(cause));
  }

  /** A problem of the bytes as a whole. */
  public InvalidInputException invalid(String message) {
    return new InvalidInputException(Problem.of(name, message));
  }

  private static String reason(IOException cause) {
    if (cause instanceof ZipException) {
      return "is no intact gzip file (" + cause.getMessage() + "): fetch it again, or unpack it";
    }
    if (cause instanceof EOFException) {
      return "is a gzip file that ends too early: fetch it again";
    }
    if (cause instanceof NoSuchFileException) {
      return "there is no such file";
    }
    return "cannot be read: " + cause.getMessage();
  }

  @FunctionalInterface
  private interface Opener {
    InputStream open() throws IOException;
  }
}
