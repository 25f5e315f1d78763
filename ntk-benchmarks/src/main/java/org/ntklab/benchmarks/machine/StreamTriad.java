package org.ntklab.benchmarks.machine;

import org.ntklab.benchmarks.timing.Task;
import org.ntklab.benchmarks.timing.Timing;

/**
 * Speed of memory: a ← b + s c over arrays of doubles that no cache holds, each thread with its
 * own. Counts 24 bytes an entry, as STREAM does: the read of a's line before it is written comes on
 * top.
 */
public final class StreamTriad implements Task {
  private static final int PASSES = 4;
  private static final int BYTES = 3 * Double.BYTES;
  private static final double GIGA = 1e9;

  private final double[][] a;
  private final double[][] b;
  private final double[][] c;

  /** A triad over arrays of so many entries. */
  public StreamTriad(int length, int threads) {
    a = new double[threads][length];
    b = new double[threads][length];
    c = new double[threads][length];
  }

  @Override
  public void run() throws InterruptedException {
    Cores.together(
        a.length,
        thread -> {
          for (int pass = 0; pass < PASSES; pass++) {
            triad(a[thread], b[thread], c[thread], pass);
          }
        });
  }

  /** GB/s of all threads together, from the median of the seconds of a run. */
  public double speed(Timing timing) {
    return (double) BYTES * PASSES * a.length * a[0].length / timing.median() / GIGA;
  }

  private static void triad(double[] a, double[] b, double[] c, double s) {
    for (int i = 0; i < a.length; i++) {
      a[i] = b[i] + s * c[i];
    }
  }
}
