package org.ntklab.core.gram;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.vector.types.FloatingPointPrecision;

/** How the entries of a Gram stand in a file. Whatever it is, they are read as doubles. */
public enum Storage {
  /** Eight bytes, every bit of what was computed. */
  FLOAT64,
  /** Four bytes, rounded: half the file. */
  FLOAT32;

  /** As numpy says it: {@code float64}. */
  @Override
  public String toString() {
    return this == FLOAT64 ? "float64" : "float32";
  }

  /** Bytes of an entry. */
  int bytes() {
    return this == FLOAT64 ? Double.BYTES : Float.BYTES;
  }

  /** The remaining bytes of a buffer as entries; memory is shared. */
  Entries entries(ByteBuffer bytes) {
    ByteBuffer ordered = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    return this == FLOAT64
        ? new Entries.Doubles(ordered.asDoubleBuffer())
        : new Entries.Floats(ordered.asFloatBuffer());
  }

  /** Arrow's name for it. */
  FloatingPointPrecision precision() {
    return this == FLOAT64 ? FloatingPointPrecision.DOUBLE : FloatingPointPrecision.SINGLE;
  }

  /**
   * The storage of an Arrow type.
   *
   * @throws IllegalArgumentException for half precision
   */
  static Storage of(FloatingPointPrecision precision) {
    return switch (precision) {
      case DOUBLE -> FLOAT64;
      case SINGLE -> FLOAT32;
      case HALF ->
          throw new IllegalArgumentException("numbers are float16, expected float64 or float32");
    };
  }
}
