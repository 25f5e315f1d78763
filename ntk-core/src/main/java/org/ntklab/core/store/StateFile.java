package org.ntklab.core.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;
import org.ntklab.core.file.FileDigest;
import org.ntklab.core.file.WholeFile;
import org.ntklab.core.network.StateArray;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;

/**
 * From where a run goes on, in a file that is whole or told to be damaged. Only this program reads
 * it, and it is gone when the run is done.
 *
 * <p>Big-endian: {@code ntkstate}, format, then the run's name; the number of texts, each name and
 * text; the number of arrays, each name, bytes a number, length, numbers; SHA-256 of all before.
 * Names and texts are a length and UTF-8.
 */
public final class StateFile {
  /** What is written today. */
  static final int FORMAT = 1;

  private static final byte[] MAGIC = "ntkstate".getBytes(StandardCharsets.US_ASCII);
  private static final int CHUNK_NUMBERS = 1 << 13;

  private StateFile() {}

  /**
   * Writes a state, forces it to the disk and puts it in its place; the one before stays until
   * then.
   *
   * @param file its folder is made if need be
   * @param run the run's name
   */
  public static void write(Path file, String run, SavedState state) throws IOException {
    Files.createDirectories(file.getParent());
    WholeFile.write(
        file,
        temporary -> {
          MessageDigest digest = FileDigest.begin();
          try (FileOutputStream bytes = new FileOutputStream(temporary.toFile());
              DataOutputStream out =
                  new DataOutputStream(
                      new DigestOutputStream(new BufferedOutputStream(bytes), digest))) {
            write(out, run, state);
            out.write(digest.digest());
            out.flush();
            bytes.getFD().sync();
          }
        });
  }

  /**
   * Reads a state.
   *
   * @throws InvalidInputException when it cannot be read, is damaged, of another run, or of a newer
   *     program
   */
  public static SavedState read(Path file, String run) {
    MessageDigest digest = FileDigest.begin();
    try (DataInputStream in =
        new DataInputStream(
            new DigestInputStream(
                new BufferedInputStream(new FileInputStream(file.toFile())), digest))) {
      if (!MessageDigest.isEqual(MAGIC, in.readNBytes(MAGIC.length))) {
        throw invalid(file, "is no state of a run");
      }
      int format = in.readInt();
      if (format > FORMAT) {
        throw invalid(
            file,
            "has format %d, of a newer ntk; this one reads formats up to %d: use the newer"
                .formatted(format, FORMAT));
      }
      long size = Files.size(file);
      String of = text(in, size);
      SavedState state = read(in, size);
      byte[] expected = digest.digest();
      if (!MessageDigest.isEqual(expected, in.readNBytes(expected.length)) || in.read() >= 0) {
        throw invalid(file, "is damaged: its SHA-256 is not the one it holds");
      }
      if (!of.equals(run)) {
        throw invalid(file, "is of run " + of + ", expected " + run);
      }
      return state;
    } catch (IOException e) {
      throw invalid(file, "is truncated or damaged: " + e.getMessage());
    }
  }

  private static void write(DataOutputStream out, String run, SavedState state) throws IOException {
    out.write(MAGIC);
    out.writeInt(FORMAT);
    text(out, run);
    out.writeInt(state.texts().size());
    for (Map.Entry<String, String> entry : state.texts().entrySet()) {
      text(out, entry.getKey());
      text(out, entry.getValue());
    }
    out.writeInt(state.arrays().size());
    for (Map.Entry<String, StateArray> entry : state.arrays().entrySet()) {
      text(out, entry.getKey());
      array(out, entry.getValue());
    }
  }

  private static SavedState read(DataInputStream in, long size) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      texts.put(text(in, size), text(in, size));
    }
    Map<String, StateArray> arrays = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      arrays.put(text(in, size), array(in, size));
    }
    return new SavedState(texts, arrays);
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in, long size) throws IOException {
    byte[] bytes = new byte[length(in, 1, size)];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void array(DataOutputStream out, StateArray array) throws IOException {
    int width = array.isDouble() ? Double.BYTES : Float.BYTES;
    out.writeByte(width);
    out.writeInt(array.length());
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK_NUMBERS * width);
    for (int at = 0; at < array.length(); at += CHUNK_NUMBERS) {
      int count = Math.min(CHUNK_NUMBERS, array.length() - at);
      if (array.isDouble()) {
        chunk.asDoubleBuffer().put(array.doubles(), at, count);
      } else {
        chunk.asFloatBuffer().put(array.floats(), at, count);
      }
      out.write(chunk.array(), 0, count * width);
    }
  }

  private static StateArray array(DataInputStream in, long size) throws IOException {
    int width = in.readUnsignedByte();
    if (width != Double.BYTES && width != Float.BYTES) {
      throw new IOException("numbers of " + width + " bytes");
    }
    int length = length(in, width, size);
    double[] doubles = new double[width == Double.BYTES ? length : 0];
    float[] floats = new float[width == Float.BYTES ? length : 0];
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK_NUMBERS * width);
    for (int at = 0; at < length; at += CHUNK_NUMBERS) {
      int count = Math.min(CHUNK_NUMBERS, length - at);
      in.readFully(chunk.array(), 0, count * width);
      if (width == Double.BYTES) {
        chunk.asDoubleBuffer().get(doubles, at, count);
      } else {
        chunk.asFloatBuffer().get(floats, at, count);
      }
    }
    return width == Double.BYTES ? StateArray.of(doubles) : StateArray.of(floats);
  }

  /** A length that the file could hold, so that damage does not ask for gigabytes. */
  private static int length(DataInputStream in, int width, long size) throws IOException {
    int length = in.readInt();
    if (length < 0 || (long) length * width > size) {
      throw new IOException("a length of " + length);
    }
    return length;
  }

  private static InvalidInputException invalid(Path file, String message) {
    return new InvalidInputException(Problem.of(file.toString(), message));
  }
}
