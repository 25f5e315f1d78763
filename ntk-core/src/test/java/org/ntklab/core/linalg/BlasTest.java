package org.ntklab.core.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlasTest {
  /** Of one rounding error in a term of an inner product of standard Gaussians. */
  private static final double TERM = 1e-14;

  private static final double ALPHA = -1.5;
  private static final double BETA = 0.25;

  @Test
  void describesOneThreadOfAKnownKernel() {
    BlasDescription blas = Blas.describe();
    assertTrue(blas.version().matches("\\d+\\.\\d+\\.\\d+.*"), blas.version());
    assertNotEquals("unknown", blas.coreType());
    assertEquals(1, blas.threads());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 13, 64, 207})
  void gemmAgreesWithTheTripleLoop(int k) {
    int m = 13;
    int n = 31;
    for (boolean transposeA : new boolean[] {false, true}) {
      for (boolean transposeB : new boolean[] {false, true}) {
        Matrix a = transposeA ? gaussian(k, m, 1) : gaussian(m, k, 1);
        Matrix b = transposeB ? gaussian(n, k, 2) : gaussian(k, n, 2);
        Matrix c = gaussian(m, n, 3);
        Matrix expected =
            tripleLoop(
                transposeA ? a.transpose() : a, transposeB ? b.transpose() : b, ALPHA, BETA, c);
        Blas.gemm(transposeA, transposeB, ALPHA, a, b, BETA, c);
        assertEquals(0, RandomMatrices.distance(expected, c), TERM * (k + 1));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 13, 33, 207})
  void syrkAgreesWithTheTripleLoopAndIsExactlySymmetric(int n) {
    int k = 17;
    for (boolean transpose : new boolean[] {false, true}) {
      Matrix a = transpose ? gaussian(k, n, 4) : gaussian(n, k, 4);
      Matrix c = RandomMatrices.gram(gaussian(n, 3, 5));
      Matrix left = transpose ? a.transpose() : a;
      Matrix expected = tripleLoop(left, left.transpose(), ALPHA, BETA, c);
      Blas.syrk(transpose, ALPHA, a, BETA, c);
      assertEquals(0, RandomMatrices.distance(expected, c), TERM * (k + 1));
      assertArrayEquals(c.toArray(), c.transpose().toArray());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 13, 33, 207})
  void syr2kAgreesWithTheTripleLoopAndIsExactlySymmetric(int n) {
    for (int k : new int[] {0, 17}) {
      Matrix a = gaussian(n, k, 16);
      Matrix b = gaussian(n, k, 17);
      Matrix c = RandomMatrices.gram(gaussian(n, 3, 5));
      Matrix expected = tripleLoop(a, b.transpose(), ALPHA, BETA, c);
      expected = tripleLoop(b, a.transpose(), ALPHA, 1, expected);
      Blas.syr2k(ALPHA, a, b, BETA, c);
      assertEquals(0, RandomMatrices.distance(expected, c), 2 * TERM * (k + 1));
      assertArrayEquals(c.toArray(), c.transpose().toArray());
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> Blas.syr2k(1, gaussian(n, 2, 1), gaussian(n, 3, 1), 0, Matrix.zeros(n, n)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 13, 207})
  void gemvAgreesWithTheTripleLoop(int n) {
    for (boolean transpose : new boolean[] {false, true}) {
      Matrix a = transpose ? gaussian(n, 7, 6) : gaussian(7, n, 6);
      Matrix x = gaussian(n, 1, 7);
      Matrix y = gaussian(7, 1, 8);
      Matrix expected = tripleLoop(transpose ? a.transpose() : a, x, ALPHA, BETA, y);
      Blas.gemv(transpose, ALPHA, a, x, BETA, y);
      assertEquals(0, RandomMatrices.distance(expected, y), TERM * (n + 1));
    }
  }

  @Test
  void wrappedBuffersOnTheHeapGiveTheSameAsDirectOnes() {
    Matrix a = gaussian(5, 7, 9);
    Matrix b = gaussian(7, 3, 10);
    Matrix c = gaussian(5, 3, 11);
    Matrix heapC = shiftedOnHeap(c);
    Blas.gemm(false, false, ALPHA, shiftedOnHeap(a), shiftedOnHeap(b).copy(), BETA, heapC);
    Blas.gemm(false, false, ALPHA, a, b, BETA, c);
    assertArrayEquals(c.toArray(), heapC.toArray());

    DoubleBuffer bytes =
        ByteBuffer.allocate(25 * 8).order(ByteOrder.nativeOrder()).asDoubleBuffer();
    Matrix viewOfBytes = Matrix.wrap(5, 5, bytes);
    Blas.syrk(false, 1, a, 0, viewOfBytes);
    assertArrayEquals(RandomMatrices.gram(a).toArray(), viewOfBytes.toArray());

    Matrix heapY = shiftedOnHeap(Matrix.zeros(5, 1));
    Matrix y = Matrix.zeros(5, 1);
    Matrix x = gaussian(7, 1, 12);
    Blas.gemv(false, 1, shiftedOnHeap(a), shiftedOnHeap(x), 0, heapY);
    Blas.gemv(false, 1, a, x, 0, y);
    assertArrayEquals(y.toArray(), heapY.toArray());
  }

  @Test
  void rowRangesAreReadAndWrittenInPlace() {
    Matrix a = gaussian(9, 4, 13);
    Matrix gram = Matrix.zeros(9, 9);
    Blas.gemm(false, true, 1, a.rowRange(2, 5), a, 0, gram.rowRange(2, 5));
    Matrix full = RandomMatrices.gram(a);
    assertEquals(0, RandomMatrices.distance(full.rowRange(2, 5), gram.rowRange(2, 5)), 4 * TERM);
    assertEquals(0, gram.rowRange(0, 2).maxAbs());
    assertEquals(0, gram.rowRange(5, 9).maxAbs());
  }

  @Test
  void readOnlyBuffersAreInputsButNotOutputs() {
    Matrix a = gaussian(3, 3, 14);
    Matrix readOnly = Matrix.wrap(3, 3, a.values().asReadOnlyBuffer());
    Matrix c = Matrix.zeros(3, 3);
    Blas.gemm(false, false, 1, readOnly, readOnly, 0, c);
    assertArrayEquals(Blas.product(a, a).toArray(), c.toArray());
    assertThrows(
        IllegalArgumentException.class, () -> Blas.gemm(false, false, 1, a, c, 0, readOnly));
  }

  @Test
  void betaZeroOverwritesNaN() {
    Matrix a = gaussian(3, 3, 15);
    for (Matrix input : new Matrix[] {a, Matrix.zeros(3, 0)}) {
      Matrix c = Matrix.zeros(3, 3).fill(Double.NaN);
      Blas.gemm(false, true, 1, input, input, 0, c);
      assertTrue(Double.isFinite(c.maxAbs()));
      c.fill(Double.NaN);
      Blas.syrk(false, 1, input, 0, c);
      assertTrue(Double.isFinite(c.maxAbs()));
      Matrix y = Matrix.zeros(3, 1).fill(Double.NaN);
      Blas.gemv(false, 1, input, Matrix.zeros(input.columns(), 1), 0, y);
      assertTrue(Double.isFinite(y.maxAbs()));
    }
  }

  @Test
  void shapesThatDoNotFitAreRefusedByName() {
    Matrix a = Matrix.zeros(2, 3);
    Matrix c = Matrix.zeros(2, 2);
    String message =
        assertThrows(IllegalArgumentException.class, () -> Blas.gemm(false, false, 1, a, a, 0, c))
            .getMessage();
    assertEquals("Blas.gemm: [2, 3] · [2, 3] does not give [2, 2]", message);
    assertThrows(IllegalArgumentException.class, () -> Blas.syrk(true, 1, a, 0, c));
    assertThrows(
        IllegalArgumentException.class, () -> Blas.gemv(false, 1, a, a, 0, Matrix.zeros(2, 1)));
    assertThrows(IllegalArgumentException.class, () -> Blas.gemm(false, false, 1, c, c, 0, c));
  }

  private static Matrix tripleLoop(Matrix a, Matrix b, double alpha, double beta, Matrix c) {
    Matrix result = c.copy();
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < b.columns(); j++) {
        double sum = 0;
        for (int k = 0; k < a.columns(); k++) {
          sum += a.get(i, k) * b.get(k, j);
        }
        result.set(i, j, alpha * sum + beta * c.get(i, j));
      }
    }
    return result;
  }

  /** The same values on the heap, not at the beginning of their array. */
  private static Matrix shiftedOnHeap(Matrix m) {
    double[] values = m.toArray();
    double[] shifted = new double[values.length + 3];
    System.arraycopy(values, 0, shifted, 2, values.length);
    return Matrix.wrap(m.rows(), m.columns(), DoubleBuffer.wrap(shifted, 2, values.length));
  }

  private static Matrix gaussian(int rows, int columns, long seed) {
    return RandomMatrices.gaussian(rows, columns, seed);
  }
}
