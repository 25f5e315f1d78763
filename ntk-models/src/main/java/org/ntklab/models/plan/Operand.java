package org.ntklab.models.plan;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A row-major matrix in native memory as BLAS wants it: a pointer of its own, made once, that is
 * moved without making another. Belongs to one thread.
 */
public final class Operand {
  /** Null for floats. */
  final DoublePointer doubles;

  /** Null for doubles. */
  final FloatPointer floats;

  /** Numbers from row to row. */
  int ld;

  /** Keeps the memory. */
  final NativeValues values;

  /**
   * A matrix that begins with the first of these numbers.
   *
   * @param ld numbers from row to row
   */
  public Operand(NativeValues values, int ld) {
    this.values = values;
    this.ld = Math.max(1, ld);
    this.doubles = values.isDouble() ? values.doublePointer() : null;
    this.floats = values.isDouble() ? null : values.floatPointer();
  }

  /** The same beginning with rows of another length. */
  public Operand rowsOf(int numbers) {
    ld = Math.max(1, numbers);
    return this;
  }

  /** Moves the matrix: it begins with this number. */
  public Operand at(long number) {
    if (doubles != null) {
      doubles.position(number);
    } else {
      floats.position(number);
    }
    return this;
  }

  /** The number that the matrix begins with. */
  long position() {
    return doubles != null ? doubles.position() : floats.position();
  }
}
