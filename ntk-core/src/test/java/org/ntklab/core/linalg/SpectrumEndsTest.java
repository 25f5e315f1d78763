package org.ntklab.core.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ends of spectra against all eigenvalues, below and above the order up to which those are used.
 */
class SpectrumEndsTest {
  private static final double TOLERANCE = 1e-6;

  @ParameterizedTest
  @ValueSource(ints = {1, 40, 450})
  void endsAreTheFirstAndTheLastEigenvalue(int n) {
    Matrix gram = gram(n, 2 * n);
    double[] values = SymmetricEigen.of(gram).values();
    SpectrumEnds ends = SpectrumEnds.of(gram, 2);
    assertEquals(values[n - 1], ends.largest(), TOLERANCE * values[n - 1]);
    assertEquals(values[0], ends.smallest(), 10 * TOLERANCE * values[0]);
    assertEquals(
        values[n - 1] / values[0], ends.conditionNumber(), 1e-4 * values[n - 1] / values[0]);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 450})
  void aSingularMatrixHasAnInfiniteConditionNumber(int n) {
    Matrix gram = gram(n, n / 2);
    SpectrumEnds ends = SpectrumEnds.of(gram, 2);
    assertTrue(Math.abs(ends.smallest()) <= 1e-9 * ends.largest());
    assertEquals(Double.POSITIVE_INFINITY, ends.conditionNumber());
  }

  private static Matrix gram(int n, int rank) {
    Random random = new Random(3);
    Matrix factor = Matrix.zeros(n, rank);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < rank; j++) {
        factor.set(i, j, random.nextGaussian());
      }
    }
    Matrix gram = Matrix.zeros(n, n);
    Blas.syrk(false, 1.0 / rank, factor, 0, gram);
    return gram;
  }
}
