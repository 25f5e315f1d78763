package org.ntklab.models.finite;

import java.lang.ref.Reference;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntklab.models.plan.NativeValues;

/**
 * The memory of dense ND4J arrays, without copies.
 *
 * <p>A view's {@code data()} begins at its base, so every pointer is moved by the offset. The
 * caller keeps the array reachable while it uses its memory, by {@link #keep} after the last use.
 */
public final class NativeArrays {
  /** Rows lie one behind the other. */
  public static final char ROW_MAJOR = 'c';

  /** Columns lie one behind the other. */
  public static final char COLUMN_MAJOR = 'f';

  private NativeArrays() {}

  /** Order by the strides, 0 when the elements have gaps; a single row or column is row-major. */
  public static char order(INDArray a) {
    long rows = a.size(0);
    long columns = a.size(1);
    if ((a.stride(1) == 1 || columns == 1) && (a.stride(0) == columns || rows == 1)) {
      return ROW_MAJOR;
    }
    if ((a.stride(0) == 1 || rows == 1) && (a.stride(1) == rows || columns == 1)) {
      return COLUMN_MAJOR;
    }
    return 0;
  }

  /** The array itself if it is row-major, else a copy that is. */
  public static INDArray rowMajor(INDArray a) {
    return order(a) == ROW_MAJOR ? a : a.dup(ROW_MAJOR);
  }

  /** The array itself if it has no gaps, else a copy without. */
  public static INDArray dense(INDArray a) {
    return order(a) == 0 ? a.dup(ROW_MAJOR) : a;
  }

  /**
   * An array on memory that somebody else keeps.
   *
   * @param values not freed while the array is used
   * @param shape row-major
   */
  public static INDArray over(NativeValues values, long... shape) {
    DataType type = values.isDouble() ? DataType.DOUBLE : DataType.FLOAT;
    return Nd4j.create(
        Nd4j.createBuffer(
            values.isDouble() ? values.doublePointer() : values.floatPointer(),
            values.length(),
            type),
        shape);
  }

  /** Whether it holds doubles; else floats. */
  public static boolean isDouble(INDArray a) {
    return a.dataType() == DataType.DOUBLE;
  }

  static DoublePointer doubles(INDArray a) {
    return new DoublePointer(a.data().pointer()).position(a.offset());
  }

  static FloatPointer floats(INDArray a) {
    return new FloatPointer(a.data().pointer()).position(a.offset());
  }

  /** Its memory, from the buffer's position on. */
  public static DoubleBuffer doubleBuffer(INDArray a) {
    return doubles(a).capacity(a.offset() + a.length()).asByteBuffer().asDoubleBuffer();
  }

  /** Its memory, from the buffer's position on. */
  public static FloatBuffer floatBuffer(INDArray a) {
    return floats(a).capacity(a.offset() + a.length()).asByteBuffer().asFloatBuffer();
  }

  /** Call after the last use of the arrays' memory: until here they are not collected. */
  @SuppressWarnings("ReachabilityFenceUsage") // After an exception nobody uses the memory.
  public static void keep(INDArray... arrays) {
    for (INDArray array : arrays) {
      Reference.reachabilityFence(array);
    }
  }
}
