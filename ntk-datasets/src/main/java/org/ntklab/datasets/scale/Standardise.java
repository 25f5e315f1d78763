package org.ntklab.datasets.scale;

import java.util.function.UnaryOperator;
import org.ntklab.core.data.InputScaling;
import org.ntklab.core.linalg.Matrix;

/**
 * x_j ↦ (x_j − m_j) / s_j, with mean and standard deviation (divisor n) of the training rows. A
 * column that is constant in the training rows is centred and divided by 1.
 */
public record Standardise() implements InputScaling {
  @Override
  public UnaryOperator<Matrix> fit(Matrix train) {
    double[] mean = ColumnMeans.of(train);
    double[] deviation = deviations(train, mean);
    return rows -> standardised(rows, mean, deviation);
  }

  private static Matrix standardised(Matrix rows, double[] mean, double[] deviation) {
    ColumnMeans.demandFeatures(mean.length, rows);
    Matrix scaled = Matrix.zeros(rows.rows(), mean.length);
    for (int i = 0; i < rows.rows(); i++) {
      for (int j = 0; j < mean.length; j++) {
        scaled.set(i, j, (rows.get(i, j) - mean[j]) / deviation[j]);
      }
    }
    return scaled;
  }

  /** Means of constant columns are exact, so their sum of squares is exactly 0. */
  private static double[] deviations(Matrix train, double[] mean) {
    double[] deviation = new double[mean.length];
    for (int j = 0; j < mean.length; j++) {
      double squares = 0;
      for (int i = 0; i < train.rows(); i++) {
        double centred = train.get(i, j) - mean[j];
        squares += centred * centred;
      }
      deviation[j] = squares == 0 ? 1 : Math.sqrt(squares / train.rows());
    }
    return deviation;
  }
}
