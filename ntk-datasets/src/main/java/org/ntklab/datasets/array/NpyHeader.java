package org.ntklab.datasets.array;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;

/**
 * What stands before the values of an {@code .npy} file: magic, format version, and a Python
 * dictionary with type, order and shape.
 *
 * @param element type of the elements
 * @param order of their bytes
 * @param fortran whether the first axis is the fastest, or else the last
 * @param shape extent of each axis, one at least
 * @param length bytes of the header, up to the first value
 */
record NpyHeader(
    NpyElement element, ByteOrder order, boolean fortran, List<Long> shape, int length) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** Magic, major and minor version. */
  private static final int PREFIX = MAGIC.length + 2;

  /** Real headers have a few hundred bytes; a structured type has more, and is refused. */
  private static final int MOST_BYTES = 1 << 20;

  /**
   * Reads up to the first value.
   *
   * @param name of the array, for messages
   * @throws InvalidInputException when this is no array of real numbers
   */
  static NpyHeader read(String name, InputStream in) throws IOException {
    byte[] prefix = in.readNBytes(PREFIX);
    if (!Arrays.equals(prefix, 0, Math.min(prefix.length, MAGIC.length), MAGIC, 0, MAGIC.length)) {
      throw invalid(name, "is no .npy file" + meaning(prefix));
    }
    if (prefix.length < PREFIX) {
      throw truncated(name);
    }
    int version = prefix[MAGIC.length];
    if (version < 1 || version > 3 || prefix[MAGIC.length + 1] != 0) {
      throw invalid(
          name,
          "is of .npy version %d.%d, expected 1.0, 2.0 or 3.0"
              .formatted(version, prefix[MAGIC.length + 1]));
    }
    int lengthBytes = version == 1 ? Short.BYTES : Integer.BYTES;
    byte[] length = in.readNBytes(lengthBytes);
    if (length.length < lengthBytes) {
      throw truncated(name);
    }
    ByteBuffer number = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN);
    long size = version == 1 ? number.getChar() : Integer.toUnsignedLong(number.getInt());
    if (size > MOST_BYTES) {
      throw invalid(name, "announces a header of " + size + " bytes: it is damaged");
    }
    byte[] text = in.readNBytes((int) size);
    if (text.length < size) {
      throw truncated(name);
    }
    NpyDictionary dictionary =
        new NpyDictionary(
            name,
            new String(text, version < 3 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
    return new NpyHeader(
        dictionary.element(),
        dictionary.order(),
        dictionary.fortran(),
        dictionary.shape(),
        PREFIX + lengthBytes + text.length);
  }

  /** Type and shape as messages show them: {@code f8 (3, 4)}. */
  String describe() {
    return element.code()
        + shape.stream().map(Object::toString).collect(Collectors.joining(", ", " (", ")"));
  }

  static InvalidInputException invalid(String name, String message) {
    return new InvalidInputException(Problem.of(name, message));
  }

  private static InvalidInputException truncated(String name) {
    return invalid(name, "is truncated: it ends within its header");
  }

  private static String meaning(byte[] prefix) {
    if (prefix.length == 0) {
      return ": it is empty";
    }
    if (prefix.length > 1 && prefix[0] == 'P' && prefix[1] == 'K') {
      return " but a zip: if NumPy's savez wrote it, name it .npz";
    }
    if (prefix[0] == (byte) 0x80) {
      return " but a pickle, which is not opened: write the array with numpy.save";
    }
    return ": it does not begin as such files do";
  }
}
