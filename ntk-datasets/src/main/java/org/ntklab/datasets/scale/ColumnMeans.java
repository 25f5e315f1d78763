package org.ntklab.datasets.scale;

import org.ntklab.core.linalg.Matrix;

/** Means of columns, exact for columns of one value. */
final class ColumnMeans {
  private ColumnMeans() {}

  /** Mean of every column of {@code [n, features]}, n at least 1. */
  static double[] of(Matrix rows) {
    if (rows.rows() == 0) {
      throw new IllegalArgumentException("fitting a scaling needs at least one training row");
    }
    double[] first = rows.row(0);
    double[] means = new double[rows.columns()];
    // Relative to the first row: a constant column would otherwise keep its rounding error, which
    // a later division by its norm would blow up.
    for (int i = 1; i < rows.rows(); i++) {
      for (int j = 0; j < means.length; j++) {
        means[j] += rows.get(i, j) - first[j];
      }
    }
    for (int j = 0; j < means.length; j++) {
      means[j] = first[j] + means[j] / rows.rows();
    }
    return means;
  }

  /** Holds rows to be scaled against what was fitted. */
  static void demandFeatures(int fitted, Matrix rows) {
    if (rows.columns() != fitted) {
      throw new IllegalArgumentException(
          "scaling was fitted on " + fitted + " features, found rows of " + rows.columns());
    }
  }
}
