package org.ntklab.models.finite;

import java.lang.ref.Reference;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.models.plan.NativeValues;

/**
 * The numbers of an array without gaps, copied to and from the heap as doubles, whatever its type.
 */
public final class ArrayValues {
  /** Below this a loop is faster than a call that copies. */
  private static final int LONG_ENOUGH = 8;

  /** Keeps the buffers' memory; null when they do so themselves. */
  private final INDArray array;

  private final DoubleBuffer doubles;
  private final FloatBuffer floats;
  private final int start;

  /**
   * The numbers of an array in the order of its memory.
   *
   * @param array without gaps; reachable while this is
   */
  public ArrayValues(INDArray array) {
    this.array = array;
    if (NativeArrays.isDouble(array)) {
      this.doubles = NativeArrays.doubleBuffer(array);
      this.floats = null;
      this.start = doubles.position();
    } else {
      this.doubles = null;
      this.floats = NativeArrays.floatBuffer(array);
      this.start = floats.position();
    }
  }

  /**
   * The numbers of a matrix.
   *
   * @param matrix reachable while this is
   */
  public ArrayValues(Matrix matrix) {
    this.array = null;
    this.doubles = matrix.values();
    this.floats = null;
    this.start = 0;
  }

  /**
   * Numbers off the heap.
   *
   * @param values not freed while this is used
   */
  public ArrayValues(NativeValues values) {
    this.array = null;
    this.doubles = values.doubles();
    this.floats = values.floats();
    this.start = 0;
  }

  /** Copies numbers from {@code at} on into a whole Java array. Modified. */
  public void get(int at, double[] into) {
    try {
      if (doubles != null) {
        doubles.get(start + at, into);
      } else {
        for (int i = 0; i < into.length; i++) {
          into[i] = floats.get(start + at + i);
        }
      }
    } finally {
      Reference.reachabilityFence(array);
    }
  }

  /**
   * Copies from another array of the same type. Modified.
   *
   * @param at where the copy begins
   * @param from where to read
   * @param fromAt first number that is read
   */
  public void copy(int at, ArrayValues from, int fromAt, int length) {
    try {
      if (doubles == null) {
        copyFloats(at, from, fromAt, length);
      } else if (length < LONG_ENOUGH) {
        for (int i = 0; i < length; i++) {
          doubles.put(start + at + i, from.doubles.get(from.start + fromAt + i));
        }
      } else {
        doubles.put(start + at, from.doubles, from.start + fromAt, length);
      }
    } finally {
      Reference.reachabilityFence(array);
      Reference.reachabilityFence(from.array);
    }
  }

  private void copyFloats(int at, ArrayValues from, int fromAt, int length) {
    if (length < LONG_ENOUGH) {
      for (int i = 0; i < length; i++) {
        floats.put(start + at + i, from.floats.get(from.start + fromAt + i));
      }
    } else {
      floats.put(start + at, from.floats, from.start + fromAt, length);
    }
  }

  /** Copies a whole Java array to {@code at} and behind, rounded to the array's type. */
  public void put(int at, double[] from) {
    put(at, from, from.length);
  }

  /** Copies the first numbers of a Java array. */
  public void put(int at, double[] from, int length) {
    try {
      if (doubles != null) {
        doubles.put(start + at, from, 0, length);
      } else {
        for (int i = 0; i < length; i++) {
          floats.put(start + at + i, (float) from[i]);
        }
      }
    } finally {
      Reference.reachabilityFence(array);
    }
  }

  /** Sets numbers from {@code at} on to one value. */
  public void fill(int at, int length, double value) {
    try {
      if (doubles != null) {
        for (int i = 0; i < length; i++) {
          doubles.put(start + at + i, value);
        }
      } else {
        for (int i = 0; i < length; i++) {
          floats.put(start + at + i, (float) value);
        }
      }
    } finally {
      Reference.reachabilityFence(array);
    }
  }

  /** Adds numbers of another array of the same type, from {@code fromAt} on. Modified. */
  public void add(int at, ArrayValues from, int fromAt, int length) {
    try {
      if (doubles != null) {
        for (int i = 0; i < length; i++) {
          int to = start + at + i;
          doubles.put(to, doubles.get(to) + from.doubles.get(from.start + fromAt + i));
        }
      } else {
        for (int i = 0; i < length; i++) {
          int to = start + at + i;
          floats.put(to, floats.get(to) + from.floats.get(from.start + fromAt + i));
        }
      }
    } finally {
      Reference.reachabilityFence(array);
      Reference.reachabilityFence(from.array);
    }
  }

  /** The sum of numbers from {@code at} on. */
  public double sum(int at, int length) {
    double sum = 0;
    try {
      for (int i = 0; i < length; i++) {
        sum += doubles != null ? doubles.get(start + at + i) : floats.get(start + at + i);
      }
    } finally {
      Reference.reachabilityFence(array);
    }
    return sum;
  }
}
