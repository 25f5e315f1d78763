package org.ntklab.analysis.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arithmetic on triangles against plain loops over full matrices. */
class GramsTest {
  private static final double ROUNDING = 1e-12;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 13, 64})
  void traceIsTheSumOfTheDiagonal(int n) {
    double[] triangle = random(n);
    double[][] full = full(triangle);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += full[i][i];
    }
    assertEquals(sum, Grams.trace(triangle), ROUNDING * n);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 13, 64})
  void centringIsMultiplicationByTheCentringMatrixOnBothSides(int n) {
    double[] triangle = random(n);
    double[][] h = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        h[i][j] = (i == j ? 1 : 0) - 1.0 / n;
      }
    }
    double[][] expected = product(product(h, full(triangle)), h);
    double[][] centred = full(Grams.centred(triangle));
    for (int i = 0; i < n; i++) {
      assertArrayEquals(expected[i], centred[i], ROUNDING * n);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 13})
  void quadraticFormIsTheInnerProductWithTheTargetsGram(int n) {
    int outputs = 3;
    double[] triangle = random(n);
    double[] y = new Random(n).doubles((long) n * outputs, -1, 1).toArray();
    double[][] k = full(triangle);
    double inner = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double gram = 0;
        for (int o = 0; o < outputs; o++) {
          gram += y[i * outputs + o] * y[j * outputs + o];
        }
        inner += k[i][j] * gram;
        squares += gram * gram;
      }
    }
    assertEquals(inner, Grams.quadraticForm(triangle, y), ROUNDING * n * n);
    assertEquals(Math.sqrt(squares), Grams.targetNorm(y, outputs), ROUNDING * n);
  }

  static double[][] full(double[] triangle) {
    int n = (int) Math.round((Math.sqrt(8.0 * triangle.length + 1) - 1) / 2);
    double[][] full = new double[n][n];
    int at = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++, at++) {
        full[i][j] = triangle[at];
        full[j][i] = triangle[at];
      }
    }
    return full;
  }

  private static double[] random(int n) {
    return new Random(n).doubles(n * (n + 1L) / 2, -1, 1).toArray();
  }

  private static double[][] product(double[][] a, double[][] b) {
    int n = a.length;
    double[][] c = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          c[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return c;
  }
}
