package org.ntklab.models.plan;

import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Precision;
import org.ntklab.core.network.StateArray;
import org.ntklab.core.problem.RefusedException;

/**
 * Numbers of one type off the heap, where BLAS and loops read them at the same place; zeros at
 * first.
 *
 * <p>Freed at {@link #close}, not when the collector happens to come by: a thousand networks one
 * after the other take the memory of one. Not to be used afterwards. Slices share the memory of
 * what they were taken from and keep it reachable.
 */
public final class NativeValues implements AutoCloseable {
  private static final int ALIGNMENT = 64;
  private static final Cleaner CLEANER = Cleaner.create();
  private static final AtomicLong LIVE_BYTES = new AtomicLong();

  /** What is freed, once; knows nothing of the object that owns it. */
  private static final class Memory implements Runnable {
    private final Pointer start;
    private final long bytes;

    Memory(long bytes) {
      this.bytes = bytes;
      this.start = Pointer.calloc(bytes, 1);
      if (start == null || start.isNull()) {
        throw new RefusedException(
            "a network needs %.1f GB in one piece, which this machine does not have left"
                .formatted(bytes * 1e-9));
      }
      LIVE_BYTES.addAndGet(bytes);
    }

    @Override
    public void run() {
      Pointer.free(start);
      LIVE_BYTES.addAndGet(-bytes);
    }
  }

  private final Precision precision;
  private final int length;
  private final Pointer first;
  private final ByteBuffer bytes;
  private final DoubleBuffer doubles;
  private final FloatBuffer floats;
  private final Cleaner.Cleanable memory;

  /** What the cleaner watches, or what a slice is of: reachable as long as this is. */
  @SuppressWarnings("unused")
  private final Object keeps;

  private NativeValues(
      Precision precision,
      int length,
      Pointer first,
      ByteBuffer bytes,
      Cleaner.Cleanable memory,
      Object keeps) {
    this.precision = precision;
    this.length = length;
    this.first = first;
    this.bytes = bytes.slice().order(ByteOrder.nativeOrder());
    this.doubles = precision == Precision.DOUBLE ? bytes.asDoubleBuffer() : null;
    this.floats = precision == Precision.SINGLE ? bytes.asFloatBuffer() : null;
    this.memory = memory;
    this.keeps = keeps;
  }

  /**
   * Zeros in memory of their own.
   *
   * @throws RefusedException when there are more than one buffer holds, 2 GB
   */
  public static NativeValues zeros(Precision precision, long length) {
    long bytes = length * bytes(precision);
    if (bytes > Integer.MAX_VALUE - ALIGNMENT) {
      throw new RefusedException(
          ("a network needs an array of %d numbers (%.1f GB), one buffer holds 2 GB:"
                  + " take a smaller width or batch")
              .formatted(length, bytes * 1e-9));
    }
    Memory memory = new Memory(bytes + ALIGNMENT);
    long gap = -memory.start.address() & (ALIGNMENT - 1);
    BytePointer at = new BytePointer(memory.start).position(gap).limit(gap + bytes);
    ByteBuffer buffer = at.asByteBuffer().order(ByteOrder.nativeOrder());
    Object token = new Object();
    return new NativeValues(
        precision, (int) length, at, buffer, CLEANER.register(token, memory), token);
  }

  /** Bytes of all numbers that have not been freed, in this process. */
  public static long liveBytes() {
    return LIVE_BYTES.get();
  }

  /** Bytes of one number. */
  public static int bytes(Precision precision) {
    return precision == Precision.DOUBLE ? Double.BYTES : Float.BYTES;
  }

  /** Numbers from {@code from} on, in the same memory. */
  public NativeValues slice(long from, long count) {
    if (from < 0 || count < 0 || from + count > length) {
      throw new IndexOutOfBoundsException(
          "a slice of %d numbers from %d on, of %d".formatted(count, from, length));
    }
    long size = bytes(precision);
    BytePointer at = new BytePointer(first);
    long start = first.position() + from * size;
    at.position(start).limit(start + count * size);
    ByteBuffer buffer = at.asByteBuffer().order(ByteOrder.nativeOrder());
    return new NativeValues(precision, (int) count, at, buffer, null, this);
  }

  /** Their type. */
  public Precision precision() {
    return precision;
  }

  /** Whether they are doubles; else floats. */
  public boolean isDouble() {
    return precision == Precision.DOUBLE;
  }

  /** How many there are. */
  public int length() {
    return length;
  }

  /** The numbers, from 0 on; only of doubles. */
  public DoubleBuffer doubles() {
    return doubles;
  }

  /** The numbers, from 0 on; only of floats. */
  public FloatBuffer floats() {
    return floats;
  }

  /** The numbers' bytes, in the machine's order, from 0 on. */
  public ByteBuffer bytes() {
    return bytes;
  }

  /** A pointer of the caller's own to the first number; only of doubles. */
  public DoublePointer doublePointer() {
    return new DoublePointer(address()).limit(length);
  }

  /** A pointer of the caller's own to the first number; only of floats. */
  public FloatPointer floatPointer() {
    return new FloatPointer(address()).limit(length);
  }

  /** A pointer to the first number that owns nothing. */
  private Pointer address() {
    long at = first.address() + first.position();
    return new Pointer() {
      {
        address = at;
      }
    };
  }

  /** One number. */
  public double get(int i) {
    return isDouble() ? doubles.get(i) : floats.get(i);
  }

  /** Sets one number, rounded to the type. */
  public void set(int i, double value) {
    if (isDouble()) {
      doubles.put(i, value);
    } else {
      floats.put(i, (float) value);
    }
  }

  /** Copies a matrix to the first numbers, row by row, rounded to the type. */
  public void assign(Matrix matrix) {
    DoubleBuffer from = matrix.values();
    int count = matrix.rows() * matrix.columns();
    if (isDouble()) {
      doubles.put(0, from, 0, count);
    } else {
      for (int i = 0; i < count; i++) {
        floats.put(i, (float) from.get(i));
      }
    }
  }

  /** Copies the first numbers to a matrix, row by row. */
  public void copyTo(Matrix matrix) {
    copyTo(0, matrix);
  }

  /** Copies numbers from {@code at} on to a matrix, row by row. */
  public void copyTo(int at, Matrix matrix) {
    DoubleBuffer to = matrix.values();
    int count = matrix.rows() * matrix.columns();
    if (isDouble()) {
      to.put(0, doubles, at, count);
    } else {
      for (int i = 0; i < count; i++) {
        to.put(i, floats.get(at + i));
      }
    }
  }

  /** Copies the first numbers of others of the same type. */
  public void assign(NativeValues from, int count) {
    if (isDouble()) {
      doubles.put(0, from.doubles, 0, count);
    } else {
      floats.put(0, from.floats, 0, count);
    }
  }

  /** Copies numbers of others of the same type to {@code at} and behind. */
  public void assign(int at, NativeValues from, int fromAt, int count) {
    if (isDouble()) {
      doubles.put(at, from.doubles, fromAt, count);
    } else {
      floats.put(at, from.floats, fromAt, count);
    }
  }

  /** Sets the first numbers to one value. */
  public void fill(double value, int count) {
    if (isDouble()) {
      for (int i = 0; i < count; i++) {
        doubles.put(i, value);
      }
    } else {
      float rounded = (float) value;
      for (int i = 0; i < count; i++) {
        floats.put(i, rounded);
      }
    }
  }

  /** A copy, to be kept with a network's state. */
  public StateArray toState() {
    return toState(length);
  }

  /** A copy of the first numbers, to be kept with a network's state. */
  public StateArray toState(int count) {
    if (isDouble()) {
      double[] numbers = new double[count];
      doubles.get(0, numbers);
      return StateArray.of(numbers);
    }
    float[] numbers = new float[count];
    floats.get(0, numbers);
    return StateArray.of(numbers);
  }

  /** Takes over a state's numbers, of the same type and no more than there are. */
  public void assign(StateArray state) {
    if (isDouble()) {
      doubles.put(0, state.doubles());
    } else {
      floats.put(0, state.floats());
    }
  }

  /** Frees the memory; of a slice: nothing. */
  @Override
  public void close() {
    if (memory != null) {
      memory.clean();
    }
  }
}
