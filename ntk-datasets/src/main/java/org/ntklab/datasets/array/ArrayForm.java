package org.ntklab.datasets.array;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Precision;

/**
 * What an array is in a file: shape and element type.
 *
 * @param shape extent of each axis, row-major; empty for a single number
 * @param precision of the elements
 */
public record ArrayForm(List<Long> shape, Precision precision) {
  /** NumPy starts values at multiples of this, so that they can be mapped. */
  private static final int ALIGNMENT = 64;

  private static final byte[] BEGIN = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

  public ArrayForm {
    shape = List.copyOf(shape);
    if (shape.stream().anyMatch(extent -> extent < 0)) {
      throw new IllegalArgumentException("an array has extents of at least 0, found " + shape);
    }
  }

  /** The form of a matrix in double precision. */
  public static ArrayForm of(Matrix matrix) {
    return new ArrayForm(List.of((long) matrix.rows(), (long) matrix.columns()), Precision.DOUBLE);
  }

  /** Number of elements. */
  long size() {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }

  /** What stands before the values: version 1.0, values from lowest byte to highest. */
  byte[] header() {
    String axes =
        shape.stream().map(extent -> extent + ",").collect(Collectors.joining(" ", "(", ")"));
    String type = precision == Precision.DOUBLE ? "<f8" : "<f4";
    String dictionary =
        "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(type, axes);
    int before = BEGIN.length + Short.BYTES;
    int length = before + dictionary.length() + 1;
    int padding = Math.floorMod(-length, ALIGNMENT);
    byte[] header = new byte[length + padding];
    System.arraycopy(BEGIN, 0, header, 0, BEGIN.length);
    int text = header.length - before;
    header[BEGIN.length] = (byte) text;
    header[BEGIN.length + 1] = (byte) (text >> Byte.SIZE);
    byte[] padded = (dictionary + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(padded, 0, header, before, padded.length);
    return header;
  }
}
