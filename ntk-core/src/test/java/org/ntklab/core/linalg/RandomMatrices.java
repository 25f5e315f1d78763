package org.ntklab.core.linalg;

import java.util.Random;

/** Matrices for tests, the same in every run. */
public final class RandomMatrices {
  private RandomMatrices() {}

  /** Independent standard Gaussian entries. */
  public static Matrix gaussian(int rows, int columns, long seed) {
    Random random = new Random(seed);
    Matrix result = Matrix.zeros(rows, columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        result.set(i, j, random.nextGaussian());
      }
    }
    return result;
  }

  /** A Aᵀ. */
  public static Matrix gram(Matrix a) {
    Matrix result = Matrix.zeros(a.rows(), a.rows());
    Blas.syrk(false, 1, a, 0, result);
    return result;
  }

  /** Largest difference between two entries at the same place. */
  public static double distance(Matrix a, Matrix b) {
    return a.copy().addScaled(-1, b).maxAbs();
  }
}
