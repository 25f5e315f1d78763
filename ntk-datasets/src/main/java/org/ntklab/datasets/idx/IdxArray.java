package org.ntklab.datasets.idx;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.ntklab.datasets.file.DataBytes;

/** Unsigned bytes in an array of one or more dimensions: the content of one IDX file. */
final class IdxArray {
  /** Third byte of the magic number: the type; the fourth is the number of dimensions. */
  private static final int UNSIGNED_BYTES = 0x0800;

  private final int[] extents;
  private final byte[] values;

  private IdxArray(int[] extents, byte[] values) {
    this.extents = extents;
    this.values = values;
  }

  /**
   * Reads a whole file: magic number, one extent a dimension (all big-endian), values.
   *
   * @param dimensions 3 for images, 1 for labels
   * @throws org.ntklab.core.problem.InvalidInputException when the magic number is another, or
   *     bytes are missing or left over, with both counts
   */
  static IdxArray read(DataBytes bytes, int dimensions) {
    try (InputStream in = bytes.open()) {
      byte[] header = in.readNBytes(Integer.BYTES * (1 + dimensions));
      int[] extents = extents(bytes, header, dimensions);
      long size = size(bytes, extents);
      byte[] values = in.readNBytes((int) size);
      long found = header.length + values.length + in.transferTo(OutputStream.nullOutputStream());
      long expected = header.length + size;
      if (found != expected) {
        throw bytes.invalid(
            "%s: its header announces %s, %d bytes in all, found %d"
                .formatted(
                    found < expected ? "is truncated" : "has trailing bytes",
                    Arrays.stream(extents)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(" × ")),
                    expected,
                    found));
      }
      return new IdxArray(extents, values);
    } catch (IOException e) {
      throw bytes.unreadable(e);
    }
  }

  private static int[] extents(DataBytes bytes, byte[] header, int dimensions) {
    int magic = UNSIGNED_BYTES + dimensions;
    ByteBuffer numbers = ByteBuffer.wrap(header);
    int found = header.length < Integer.BYTES ? magic : numbers.getInt();
    if (found != magic) {
      throw bytes.invalid(
          "is no IDX file of %s: expected the magic number %d, found %d%s"
              .formatted(what(dimensions), magic, found, meaning(found)));
    }
    int expected = Integer.BYTES * (1 + dimensions);
    if (header.length < expected) {
      throw bytes.invalid(
          "is truncated: the header of an IDX file of %s has %d bytes, found %d"
              .formatted(what(dimensions), expected, header.length));
    }
    int[] extents = new int[dimensions];
    Arrays.setAll(extents, axis -> numbers.getInt());
    return extents;
  }

  private static long size(DataBytes bytes, int[] extents) {
    long size = 1;
    for (int extent : extents) {
      if (extent < 1 || size * extent > Integer.MAX_VALUE) {
        throw bytes.invalid(
            "its header announces extents "
                + Arrays.toString(extents)
                + ", expected at least 1 each and less than 2 GiB in all");
      }
      size *= extent;
    }
    return size;
  }

  private static String what(int dimensions) {
    return dimensions == 1 ? "labels" : "images";
  }

  private static String meaning(int magic) {
    int dimensions = magic - UNSIGNED_BYTES;
    return dimensions == 1 || dimensions == 3 ? ", which is one of " + what(dimensions) : "";
  }

  /** Extent of a dimension; the first is the number of examples. */
  int extent(int axis) {
    return extents[axis];
  }

  /** Numbers in one example. */
  int exampleSize() {
    return values.length / extents[0];
  }

  /** The value at a flat index, 0 … 255. */
  int value(int index) {
    return Byte.toUnsignedInt(values[index]);
  }
}
