package org.ntklab.plugins.reproductions.classification;

import java.util.List;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Cholesky;
import org.ntklab.core.linalg.Matrix;

/**
 * Classes by kernel ridge regression, one against the rest: f = p + K_xT (K_TT + λI)⁻¹ (Y − p), Y
 * one-hot, p the classes' shares of the training rows, λ = r · mean diag K_TT; the largest of f
 * wins.
 */
final class RidgeClassifier {
  private RidgeClassifier() {}

  /**
   * The part of test rows that is classified rightly. Time n³/3 + 2n²·classes flops.
   *
   * @param trainTrain {@code [n, n]}; not modified
   * @param testTrain {@code [m, n]}; not modified
   * @param classes of the n training rows
   * @param truth classes of the m test rows
   * @param count number of classes
   * @param ridge r, above 0
   */
  static double accuracy(
      Matrix trainTrain,
      Matrix testTrain,
      List<Integer> classes,
      List<Integer> truth,
      int count,
      double ridge) {
    int n = classes.size();
    double[] shares = new double[count];
    classes.forEach(c -> shares[c] += 1.0 / n);
    Matrix targets = Matrix.zeros(n, count);
    Matrix regularised = trainTrain.copy();
    double trace = 0;
    for (int i = 0; i < n; i++) {
      trace += trainTrain.get(i, i);
      for (int c = 0; c < count; c++) {
        targets.set(i, c, (classes.get(i) == c ? 1 : 0) - shares[c]);
      }
    }
    for (int i = 0; i < n; i++) {
      regularised.set(i, i, regularised.get(i, i) + ridge * trace / n);
    }
    Cholesky factor = Cholesky.of(regularised);
    if (!factor.isPositiveDefinite()) {
      // Rounding of a singular kernel ate the ridge: as a choice it is worth nothing.
      return 0;
    }
    Matrix outputs = Matrix.zeros(testTrain.rows(), count);
    Blas.gemm(false, false, 1, testTrain, factor.solve(targets), 0, outputs);
    int right = 0;
    for (int i = 0; i < truth.size(); i++) {
      int best = 0;
      for (int c = 1; c < count; c++) {
        if (outputs.get(i, c) + shares[c] > outputs.get(i, best) + shares[best]) {
          best = c;
        }
      }
      right += best == truth.get(i) ? 1 : 0;
    }
    return (double) right / truth.size();
  }
}
