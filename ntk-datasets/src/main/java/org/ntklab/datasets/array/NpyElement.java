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
    switch (size()) {
      case Byte.BYTES -> {
        byte[] elements = new byte[count];
        bytes.slice().get(elements);
        for (int i = 0; i < count; i++) {
          values[i] = ofByte(elements[i]);
        }
      }
      case Short.BYTES -> {
        short[] elements = new short[count];
        bytes.asShortBuffer().get(elements);
        for (int i = 0; i < count; i++) {
          values[i] = ofShort(elements[i]);
        }
      }
      case Integer.BYTES -> {
        int[] elements = new int[count];
        bytes.asIntBuffer().get(elements);
        for (int i = 0; i < count; i++) {
          values[i] = ofInt(elements[i]);
        }
      }
      default -> {
        long[] elements = new long[count];
        bytes.asLongBuffer().get(elements);
        for (int i = 0; i < count; i++) {
          values[i] = ofLong(elements[i]);
        }
      }
    }
  }

  private double ofByte(byte bits) {
    return switch (this) {
      case UINT8 -> Byte.toUnsignedInt(bits);
      case BOOL -> bits == 0 ? 0 : 1;
      default -> bits;
    };
  }

  private double ofShort(short bits) {
    return switch (this) {
      case FLOAT16 -> half(bits);
      case UINT16 -> Short.toUnsignedInt(bits);
      default -> bits;
    };
  }

  private double ofInt(int bits) {
    return switch (this) {
      case FLOAT32 -> Float.intBitsToFloat(bits);
      case UINT32 -> Integer.toUnsignedLong(bits);
      default -> bits;
    };
  }

  private double ofLong(long bits) {
    return switch (this) {
      case FLOAT64 -> Double.longBitsToDouble(bits);
      case UINT64 -> unsigned(bits);
      default -> bits;
    };
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
