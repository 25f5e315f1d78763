package org.ntklab.core.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TriangleTest {
  private static final double RELATIVE = 1e-13;

  @Test
  void packsRowByRowFromTheDiagonal() {
    Matrix m = Matrix.of(3, 3, 1, 2, 3, 2, 4, 5, 3, 5, 6);
    assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, Triangle.pack(m));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 13, 207})
  void unpackUndoesPackAndNormsAreThoseOfTheFullMatrix(int n) {
    Matrix a = RandomMatrices.gram(RandomMatrices.gaussian(n, 7, 1));
    Matrix b = RandomMatrices.gram(RandomMatrices.gaussian(n, 7, 2));
    double[] packedA = Triangle.pack(a);
    double[] packedB = Triangle.pack(b);
    assertEquals(Triangle.length(n), packedA.length);
    assertArrayEquals(a.toArray(), Triangle.unpack(packedA).toArray());
    double scale = a.frobeniusNorm() * b.frobeniusNorm();
    assertEquals(a.dot(b), Triangle.dot(packedA, packedB), RELATIVE * scale);
    assertEquals(a.frobeniusNorm(), Triangle.frobeniusNorm(packedA), RELATIVE * a.frobeniusNorm());
  }

  @Test
  void everyLengthHasOneOrderOrNone() {
    for (int n = 0; n <= 65_535; n++) {
      assertEquals(n, Triangle.order(Triangle.length(n)));
    }
    assertThrows(IllegalArgumentException.class, () -> Triangle.order(5));
    assertThrows(IllegalArgumentException.class, () -> Triangle.pack(Matrix.zeros(2, 3)));
    assertThrows(IllegalArgumentException.class, () -> Triangle.dot(new double[3], new double[6]));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 33, 207})
  void lowerTriangleThatWasWorkedOnIsRestored(int n) {
    Matrix a = RandomMatrices.gram(RandomMatrices.gaussian(n, 7, 3));
    double[] before = a.toArray();
    double[] diagonal = Triangle.diagonal(a);
    for (int i = 0; i < n; i++) {
      assertEquals(a.get(i, i), diagonal[i]);
      for (int j = 0; j <= i; j++) {
        a.set(i, j, Double.NaN);
      }
    }
    Triangle.restoreLower(a, diagonal);
    assertArrayEquals(before, a.toArray());
    assertThrows(
        IllegalArgumentException.class, () -> Triangle.restoreLower(a, new double[n + 1]));
  }
}
