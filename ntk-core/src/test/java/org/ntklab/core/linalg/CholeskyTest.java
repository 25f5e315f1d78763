package org.ntklab.core.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.DoubleBuffer;
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

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 13, 207, 383, 384, 385, 768, 901})
  void tilesAgreeWithThePlainFactorBitForBitOnAnyNumberOfThreads(int n) {
    Matrix a = positiveDefinite(n, 3);
    Matrix plain = Cholesky.of(a).lower();
    double[] first = null;
    for (int threads : new int[] {1, 2, 3}) {
      Matrix work = a.copy();
      Cholesky tiled = Cholesky.inPlace(work, threads);
      assertTrue(tiled.isPositiveDefinite());
      assertEquals(0, RandomMatrices.distance(plain, tiled.lower()), RELATIVE * (n + 1));
      for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < n; j++) {
          assertEquals(a.get(i, j), work.get(i, j));
        }
      }
      if (first == null) {
        first = tiled.lower().toArray();
      }
      assertArrayEquals(first, tiled.lower().toArray());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 384, 385, 500, 769})
  void tilesNameTheMinorThatIsNotPositive(int minor) {
    Matrix a = positiveDefinite(770, 4);
    a.set(minor - 1, minor - 1, -1);
    assertEquals(minor, Cholesky.of(a).failedMinor());
    assertEquals(minor, Cholesky.inPlace(a, 2).failedMinor());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 13, 256, 257, 600})
  void rowsAreSolvedForBitForBitOnAnyNumberOfThreads(int k) {
    int n = 207;
    Matrix a = positiveDefinite(n, 5);
    Cholesky factor = Cholesky.of(a);
    Matrix b = RandomMatrices.gaussian(k, n, 6);
    Matrix solved = b.copy();
    factor.solveRows(solved, 1);
    assertEquals(0, RandomMatrices.distance(b, Blas.product(solved, a)), RELATIVE * n);
    Matrix onThree = b.copy();
    factor.solveRows(onThree, 3);
    assertArrayEquals(solved.toArray(), onThree.toArray());

    Matrix whitened = b.copy();
    factor.whitenRows(whitened, 2);
    Matrix expected = Matrix.zeros(k, k);
    Blas.gemm(false, true, 1, solved, b, 0, expected);
    assertEquals(0, RandomMatrices.distance(expected, RandomMatrices.gram(whitened)), RELATIVE * n);
  }

  @Test
  void smallestEigenvalueIsTheLargestOfTheInverse() {
    Matrix a = positiveDefinite(64, 7);
    LinearOperator inverse = Cholesky.of(a).inverse();
    double expected = SymmetricEigen.of(a).values()[0];
    assertEquals(expected, 1 / Lanczos.largest(inverse, 1e-10, 64).value(), 1e-9 * expected);
    Matrix two = RandomMatrices.gaussian(64, 2, 8);
    Matrix applied = Matrix.zeros(64, 2).fill(Double.NaN);
    inverse.apply(two, applied);
    assertEquals(0, RandomMatrices.distance(two, Blas.product(a, applied)), RELATIVE * 64);
  }

  @Test
  void memoryThatNativeCodeCannotWriteToIsRefused() {
    Matrix onHeap = Matrix.wrap(1, 1, DoubleBuffer.wrap(new double[] {4}));
    assertEquals(
        "Cholesky.inPlace: [1, 1] lies on the heap: give it a copy()",
        assertThrows(IllegalArgumentException.class, () -> Cholesky.inPlace(onHeap, 1))
            .getMessage());
    assertEquals(2, Cholesky.of(onHeap).lower().get(0, 0));
    Matrix readOnly = Matrix.wrap(1, 1, Matrix.of(1, 1, 4).values().asReadOnlyBuffer());
    assertThrows(IllegalArgumentException.class, () -> Cholesky.inPlace(readOnly, 1));
    assertThrows(
        IllegalArgumentException.class, () -> Cholesky.of(onHeap).solveRows(Matrix.zeros(1, 2), 1));
  }

  @Test
  void piecesCountTheTrianglesRows() {
    int piece = 0;
    for (int i = 0; i < 300; i++) {
      for (int j = 0; j <= i; j++, piece++) {
        assertEquals(i, TiledCholesky.rowOf(piece));
      }
    }
  }

  private static Matrix positiveDefinite(int n, long seed) {
    return RandomMatrices.gram(RandomMatrices.gaussian(n, n + 1, seed))
        .addScaled(n, Matrix.identity(n));
  }
}
