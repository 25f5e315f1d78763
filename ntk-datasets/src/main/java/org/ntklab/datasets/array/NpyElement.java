package org.ntklab.datasets.array;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Types of array elements that are real numbers, and how they become doubles. */
enum NpyElement {
  FLOAT16("f2"),
  FLOAT32("f4"),
  FLOAT64("f8"),
  INT8("i1"),
  INT16("i2"),
  INT32("i4"),
  INT64("i8"),
  UINT8("u1"),
  UINT16("u2"),
  UINT32("u4"),
  UINT64("u8"),
  BOOL("b1");

  private final String code;

  NpyElement(String code) {
    this.code = code;
  }

  /** The type of a code without byte order, such as {@code f8}. */
  static Optional<NpyElement> of(String code) {
    return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
  }

  /** NumPy's code without byte order. */
  String code() {
    return code;
  }

  /** Bytes of one element. */
  int size() {
    return code.charAt(1) - '0';
  }

  /** Whether all values are whole numbers, truth values among them. */
  boolean isWhole() {
    return code.charAt(0) != 'f';
  }

  /**
   * Takes elements as doubles; whole numbers beyond 2⁵³ become the nearest double.
   *
   * @param bytes elements from the position on, in the buffer's byte order; not modified
   * @param values receives the first {@code count}; modified
   */
  void decode(ByteBuffer bytes, double[] values, int count) {
    switch (this) {
      case FLOAT64 -> bytes.asDoubleBuffer().get(values, 0, count);
      case FLOAT32 -> each(values, count, bytes.asFloatBuffer()::get);
      case FLOAT16 -> {
        var halves = bytes.asShortBuffer();
        each(values, count, i -> half(halves.get(i)));
      }
      case INT8 -> each(values, count, bytes.slice()::get);
      case INT16 -> each(values, count, bytes.asShortBuffer()::get);
      case INT32 -> each(values, count, bytes.asIntBuffer()::get);
      case INT64 -> each(values, count, bytes.asLongBuffer()::get);
      case UINT8 -> {
        var slice = bytes.slice();
        each(values, count, i -> Byte.toUnsignedInt(slice.get(i)));
      }
      case UINT16 -> each(values, count, bytes.asCharBuffer()::get);
      case UINT32 -> {
        var ints = bytes.asIntBuffer();
        each(values, count, i -> Integer.toUnsignedLong(ints.get(i)));
      }
      case UINT64 -> {
        var longs = bytes.asLongBuffer();
        each(values, count, i -> unsigned(longs.get(i)));
      }
      case BOOL -> {
        var slice = bytes.slice();
        each(values, count, i -> slice.get(i) == 0 ? 0 : 1);
      }
    }
  }

  @FunctionalInterface
  private interface Element {
    double at(int index);
  }

  private static void each(double[] values, int count, Element element) {
    for (int i = 0; i < count; i++) {
      values[i] = element.at(i);
    }
  }

  /** Halved, with the lost bit kept for the rounding, when the sign bit would count. */
  private static double unsigned(long bits) {
    return bits >= 0 ? bits : 2.0 * ((bits >>> 1) | (bits & 1));
  }

  /** IEEE binary16: sign, 5 bits of exponent with bias 15, 10 of fraction. */
  private static double half(short bits) {
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    double size =
        switch (exponent) {
          case 0 -> fraction * 0x1p-24;
          case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
          default -> Math.scalb((double) (fraction + 0x400), exponent - 25);
        };
    return bits < 0 ? -size : size;
  }
}
