package org.ntklab.core.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntklab.core.problem.RefusedException;

class SymmetricEigenTest {
  private static final double RELATIVE = 1e-13;

  @Test
  void twoByTwoByHand() {
    SymmetricEigen eigen = SymmetricEigen.of(Matrix.of(2, 2, 2, 1, 1, 2));
    assertArrayEquals(new double[] {1, 3}, eigen.values(), RELATIVE);
    assertEquals(-1, Math.signum(eigen.vectors().get(0, 0) * eigen.vectors().get(0, 1)));
    assertEquals(Math.sqrt(0.5), Math.abs(eigen.vectors().get(1, 0)), RELATIVE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 13, 207})
  void rowsAreOrthonormalEigenvectorsOfAscendingValues(int n) {
    Matrix a = RandomMatrices.gaussian(n, n, 1);
    a.addScaled(1, a.transpose());
    SymmetricEigen eigen = SymmetricEigen.of(a);
    Matrix v = eigen.vectors();
    double[] values = eigen.values();

    Matrix scaled = v.copy();
    for (int k = 0; k < n; k++) {
      assertTrue(k == 0 || values[k - 1] <= values[k]);
      scaled.rowRange(k, k + 1).scale(values[k]);
    }
    assertEquals(
        0, RandomMatrices.distance(Blas.product(v, a), scaled), RELATIVE * (n + a.maxAbs()));
    assertEquals(
        0, RandomMatrices.distance(RandomMatrices.gram(v), Matrix.identity(n)), RELATIVE * (n + 1));
  }

  @Test
  void inputIsNotModifiedAndOnlyItsUpperTriangleCounts() {
    Matrix a = Matrix.of(2, 2, 2, 1, 77, 2);
    assertArrayEquals(new double[] {1, 3}, SymmetricEigen.of(a).values(), RELATIVE);
    assertArrayEquals(new double[] {2, 1, 77, 2}, a.toArray());
  }

  @Test
  void decomposesInTheMatrixsOwnMemory() {
    Matrix a = RandomMatrices.gram(RandomMatrices.gaussian(13, 13, 2));
    SymmetricEigen apart = SymmetricEigen.of(a);
    SymmetricEigen inPlace = SymmetricEigen.inPlace(a);
    assertSame(a, inPlace.vectors());
    assertArrayEquals(apart.values(), inPlace.values());
    assertArrayEquals(apart.vectors().toArray(), a.toArray());
  }

  @Test
  void nanIsRefused() {
    Matrix a = Matrix.of(2, 2, 1, 0, 0, Double.NaN);
    assertThrows(RefusedException.class, () -> SymmetricEigen.of(a));
    assertThrows(IllegalArgumentException.class, () -> SymmetricEigen.of(Matrix.zeros(2, 3)));
  }
}
