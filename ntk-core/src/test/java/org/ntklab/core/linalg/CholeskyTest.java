package org.ntklab.core.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CholeskyTest {
  private static final double RELATIVE = 1e-12;

  @Test
  void twoByTwoByHand() {
    Cholesky factor = Cholesky.of(Matrix.of(2, 2, 4, 2, 2, 10));
    assertArrayEquals(new double[] {2, 0, 1, 3}, factor.lower().toArray(), RELATIVE);
    assertEquals(Math.log(36), factor.logDeterminant(), RELATIVE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 13, 207})
  void factorAndSolutionBelongToTheMatrix(int n) {
    Matrix a =
        RandomMatrices.gram(RandomMatrices.gaussian(n, n + 1, 1)).addScaled(n, Matrix.identity(n));
    Cholesky factor = Cholesky.of(a);
    assertTrue(factor.isPositiveDefinite());
    assertEquals(
        0,
        RandomMatrices.distance(a, RandomMatrices.gram(factor.lower())),
        RELATIVE * (1 + a.maxAbs()));
    for (int k : new int[] {0, 1, 3}) {
      Matrix b = RandomMatrices.gaussian(n, k, 2);
      assertEquals(
          0, RandomMatrices.distance(b, Blas.product(a, factor.solve(b))), RELATIVE * (n + 1));
    }
  }

  @Test
  void indefiniteMatrixIsAResultThatNamesTheMinor() {
    Cholesky factor = Cholesky.of(Matrix.of(3, 3, 1, 0, 0, 0, 1, 2, 0, 2, 1));
    assertFalse(factor.isPositiveDefinite());
    assertEquals(3, factor.failedMinor());
    assertThrows(IllegalStateException.class, () -> factor.solve(Matrix.zeros(3, 1)));
  }
}
