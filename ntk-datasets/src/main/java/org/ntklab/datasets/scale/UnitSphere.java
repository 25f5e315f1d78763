package org.ntklab.datasets.scale;

import java.util.function.UnaryOperator;
import org.ntklab.core.data.InputScaling;
import org.ntklab.core.linalg.Matrix;

/**
 * x ↦ √d · (x − m) / |x − m|, with m the mean of the training rows: every row on the sphere of
 * radius √d, so that Σ x²/d = 1. A row that equals the mean has no direction and becomes 0.
 */
public record UnitSphere() implements InputScaling {
  /** A row nearer to the mean than this, relative to both, differs from it by rounding only. */
  private static final double ROUNDING = 1e-14;

  @Override
  public UnaryOperator<Matrix> fit(Matrix train) {
    double[] mean = ColumnMeans.of(train);
    return rows -> onSphere(rows, mean);
  }

  private static Matrix onSphere(Matrix rows, double[] mean) {
    ColumnMeans.demandFeatures(mean.length, rows);
    Matrix scaled = Matrix.zeros(rows.rows(), mean.length);
    double[] centred = new double[mean.length];
    for (int i = 0; i < rows.rows(); i++) {
      double squares = 0;
      double sizes = 0;
      for (int j = 0; j < mean.length; j++) {
        double x = rows.get(i, j);
        centred[j] = x - mean[j];
        squares += centred[j] * centred[j];
        sizes += x * x + mean[j] * mean[j];
      }
      if (squares > ROUNDING * ROUNDING * sizes) {
        double factor = Math.sqrt(mean.length / squares);
        for (int j = 0; j < mean.length; j++) {
          scaled.set(i, j, factor * centred[j]);
        }
      }
    }
    return scaled;
  }
}
