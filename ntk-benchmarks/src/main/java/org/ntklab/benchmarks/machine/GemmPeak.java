package org.ntklab.benchmarks.machine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.ntklab.benchmarks.timing.Task;
import org.ntklab.benchmarks.timing.Timing;
import org.ntklab.core.linalg.StridedBlas;
import org.ntklab.core.network.Precision;

/**
 * How fast this machine multiplies matrices: the speed that no kernel exceeds.
 *
 * <p>Each thread multiplies the same two [n, n] matrices into one of its own by the project's BLAS,
 * three times a run; 2n³ flops each. Beside a kernel this is one of the tasks that take turns with
 * it, so that both see the machine in the same state.
 */
public final class GemmPeak implements Task {
  private static final int PRODUCTS = 3;
  private static final double GIGA = 1e9;

  private final int size;
  private final int threads;
  private final Multiplication multiplication;

  /** Products of [size, size] matrices. */
  public GemmPeak(int size, Precision precision, int threads) {
    this.size = size;
    this.threads = threads;
    this.multiplication = precision == Precision.SINGLE ? single() : inDouble();
  }

  private interface Multiplication {
    void into(int thread);
  }

  @Override
  public void run() throws InterruptedException {
    Cores.together(
        threads,
        thread -> {
          for (int i = 0; i < PRODUCTS; i++) {
            multiplication.into(thread);
          }
        });
  }

  /** GFLOP/s of all threads together, from the seconds of a run. */
  public double speed(double seconds) {
    return 2.0 * PRODUCTS * threads * Math.pow(size, 3) / seconds / GIGA;
  }

  /** {@link #speed(double)} of the median. */
  public double speed(Timing timing) {
    return speed(timing.median());
  }

  private Multiplication inDouble() {
    DoubleBuffer a = filled();
    DoubleBuffer b = filled();
    DoubleBuffer[] c = new DoubleBuffer[threads];
    for (int thread = 0; thread < threads; thread++) {
      c[thread] = bytes(Double.BYTES).asDoubleBuffer();
    }
    return thread ->
        StridedBlas.gemm(false, false, size, size, size, 1, a, size, b, size, 0, c[thread], size);
  }

  private Multiplication single() {
    FloatBuffer a = filledSingle();
    FloatBuffer b = filledSingle();
    FloatBuffer[] c = new FloatBuffer[threads];
    for (int thread = 0; thread < threads; thread++) {
      c[thread] = bytes(Float.BYTES).asFloatBuffer();
    }
    return thread ->
        StridedBlas.gemm(false, false, size, size, size, 1, a, size, b, size, 0, c[thread], size);
  }

  private DoubleBuffer filled() {
    DoubleBuffer values = bytes(Double.BYTES).asDoubleBuffer();
    for (int i = 0; i < values.capacity(); i++) {
      values.put(i, 1.0 / (1 + i % size));
    }
    return values;
  }

  private FloatBuffer filledSingle() {
    FloatBuffer values = bytes(Float.BYTES).asFloatBuffer();
    for (int i = 0; i < values.capacity(); i++) {
      values.put(i, 1f / (1 + i % size));
    }
    return values;
  }

  private ByteBuffer bytes(int each) {
    int cacheLine = 64;
    return ByteBuffer.allocateDirect(size * size * each + cacheLine)
        .alignedSlice(cacheLine)
        .slice(0, size * size * each)
        .order(ByteOrder.nativeOrder());
  }
}
