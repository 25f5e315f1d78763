package org.ntklab.cli.run;

import java.util.Arrays;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;

/** Measures how fast this machine multiplies matrices: the speed that training cannot exceed. */
public final class GemmSpeed {
  private static final int SIZE = 512;
  private static final int REPEATS = 7;

  private GemmSpeed() {}

  /**
   * Floating-point operations per second of one thread: median over seven products of two 512 × 512
   * matrices of doubles, after one that is not counted. Takes a tenth of a second.
   */
  public static double measure() {
    Matrix a = filled();
    Matrix b = filled();
    Matrix c = Matrix.zeros(SIZE, SIZE);
    double[] seconds = new double[REPEATS];
    for (int i = -1; i < REPEATS; i++) {
      long start = System.nanoTime();
      Blas.gemm(false, false, 1, a, b, 0, c);
      if (i >= 0) {
        seconds[i] = (System.nanoTime() - start) * 1e-9;
      }
    }
    Arrays.sort(seconds);
    return 2.0 * SIZE * SIZE * SIZE / seconds[REPEATS / 2];
  }

  private static Matrix filled() {
    Matrix matrix = Matrix.zeros(SIZE, SIZE);
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j++) {
        matrix.set(i, j, 1.0 / (1 + i + j));
      }
    }
    return matrix;
  }
}
