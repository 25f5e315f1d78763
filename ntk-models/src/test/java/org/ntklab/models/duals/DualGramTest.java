package org.ntklab.models.duals;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.DoubleBuffer;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.activation.GaussianPair;
import org.ntklab.core.activation.PairDual;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.SymmetricEigen;

/** Gram matrices of inputs that real tables hold: random ones, duplicates, multiples and zeros. */
class DualGramTest {
  private static final int DIMENSION = 5;

  /** Of the largest eigenvalue: rounding of entries, times the square root of their number. */
  private static final double EIGENVALUE_TOLERANCE = 1e-14;

  @ParameterizedTest
  @MethodSource("org.ntklab.models.duals.ClosedForms#functions")
  void gramsOfDuplicatesMultiplesAndOppositesArePositiveSemidefinite(Activation f) {
    double[][] x = new double[1 + 4 * 15][DIMENSION]; // The first is 0.
    Random random = new Random(7);
    for (int i = 1; i < x.length; i += 4) {
      for (int d = 0; d < DIMENSION; d++) {
        double value = random.nextGaussian();
        x[i][d] = value;
        x[i + 1][d] = value;
        x[i + 2][d] = 1.1 * value;
        x[i + 3][d] = -0.7 * value;
      }
    }
    assertPositive(x, ClosedForms.dual(f));
  }

  @ParameterizedTest
  @MethodSource("org.ntklab.models.duals.ClosedForms#functions")
  void gramsOfAlmostDuplicatesArePositiveSemidefinite(Activation f) {
    double[][] x = new double[3 * 20][DIMENSION];
    Random random = new Random(8);
    for (int i = 0; i < x.length; i += 3) {
      for (int d = 0; d < DIMENSION; d++) {
        double value = random.nextGaussian();
        x[i][d] = value;
        x[i + 1][d] = value + 1e-6 * random.nextGaussian();
        x[i + 2][d] = value + 1e-9 * random.nextGaussian();
      }
    }
    assertPositive(x, ClosedForms.dual(f));
  }

  private static void assertPositive(double[][] x, PairDual dual) {
    assertPositive(x, dual::covariance);
    assertPositive(x, dual::derivativeCovariance);
  }

  private static void assertPositive(double[][] x, ToDoubleFunction<GaussianPair> entry) {
    Matrix gram = Matrix.zeros(x.length, x.length);
    DoubleBuffer values = gram.values();
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        values.put(i * x.length + j, entry.applyAsDouble(pair(x[i], x[j])));
      }
    }
    double[] eigenvalues = SymmetricEigen.of(gram).values();
    double largest = eigenvalues[x.length - 1];
    assertTrue(
        eigenvalues[0] >= -EIGENVALUE_TOLERANCE * largest,
        () -> "smallest eigenvalue " + eigenvalues[0] + ", largest " + largest);
  }

  private static GaussianPair pair(double[] x, double[] y) {
    double p = 0;
    double q = 0;
    double m = 0;
    for (int d = 0; d < DIMENSION; d++) {
      p += x[d] * x[d] / DIMENSION;
      q += y[d] * y[d] / DIMENSION;
      m += 0.5 * (x[d] - y[d]) * (x[d] - y[d]) / DIMENSION;
    }
    return new GaussianPair(p, q, m);
  }
}
