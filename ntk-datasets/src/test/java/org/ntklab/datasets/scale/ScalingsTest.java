package org.ntklab.datasets.scale;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ntklab.core.data.InputScaling;
import org.ntklab.core.linalg.Matrix;

class ScalingsTest {
  private static final double ROUNDING = 1e-12;

  @Test
  void unitSphereByHand() {
    Matrix train = Matrix.of(new double[][] {{0, 0}, {2, 4}});
    Matrix other = Matrix.of(new double[][] {{4, 6}, {1, 2}});
    // The mean is (1, 2); (3, 4) has norm 5; the second row is the mean itself.
    double r = Math.sqrt(2);
    assertArrayEquals(
        new double[] {r * 0.6, r * 0.8, 0, 0},
        new UnitSphere().fit(train).apply(other).toArray(),
        ROUNDING);
  }

  @Test
  void unitSphereGivesEveryRowTheNormOfItsDimension() {
    for (int d : new int[] {1, 13, 207}) {
      Matrix rows = random(17, d);
      Matrix scaled = new UnitSphere().fit(rows).apply(rows);
      for (int i = 0; i < rows.rows(); i++) {
        double squares = 0;
        for (double x : scaled.row(i)) {
          squares += x * x;
        }
        assertEquals(d, squares, ROUNDING * d);
      }
    }
  }

  @Test
  void rowsThatEqualTheMeanUpToRoundingStayZero() {
    double[][] same = {{0.1, 0.7}, {0.1, 0.7}, {0.1, 0.7}};
    Matrix train = Matrix.of(same);
    assertArrayEquals(new double[6], new UnitSphere().fit(train).apply(train).toArray());
    Matrix around = Matrix.of(new double[][] {{0.1}, {0.2}, {0.3}});
    assertEquals(0, new UnitSphere().fit(around).apply(around).get(1, 0));
  }

  @Test
  void standardiseByHand() {
    Matrix train = Matrix.of(new double[][] {{1, 0.1}, {3, 0.1}, {1, 0.1}, {3, 0.1}});
    Matrix other = Matrix.of(new double[][] {{5, 0.1}, {2, 2.1}});
    // Means 2 and 0.1, deviations 1 and, the column being constant, 1.
    assertArrayEquals(
        new double[] {3, 0, 0, 2}, new Standardise().fit(train).apply(other).toArray(), ROUNDING);
  }

  @Test
  void standardisedTrainingRowsHaveMeanZeroAndVarianceOne() {
    Matrix rows = random(207, 13);
    Matrix scaled = new Standardise().fit(rows).apply(rows);
    for (int j = 0; j < 13; j++) {
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < 207; i++) {
        sum += scaled.get(i, j);
        squares += scaled.get(i, j) * scaled.get(i, j);
      }
      assertEquals(0, sum / 207, ROUNDING);
      assertEquals(1, squares / 207, ROUNDING);
    }
  }

  @Test
  void columnOfOneRoundedValueIsConstant() {
    Matrix rows = Matrix.of(new double[][] {{0.1}, {0.1}, {0.1}});
    assertArrayEquals(new double[3], new Standardise().fit(rows).apply(rows).toArray());
  }

  @Test
  void scalingsModifyNoArgumentAndMakeNewMatrices() {
    for (InputScaling scaling : List.of(new UnitSphere(), new Standardise(), new Unscaled())) {
      Matrix rows = random(13, 3);
      double[] before = rows.toArray();
      Matrix scaled = scaling.fit(rows).apply(rows);
      assertNotSame(rows, scaled);
      scaled.set(0, 0, 99);
      assertArrayEquals(before, rows.toArray());
    }
  }

  @Test
  void unscaledRowsKeepTheirValues() {
    Matrix rows = random(13, 3);
    assertArrayEquals(rows.toArray(), new Unscaled().fit(rows).apply(rows).toArray());
  }

  @Test
  void noRowsAreScaledToNoRows() {
    Matrix none = Matrix.zeros(0, 3);
    for (InputScaling scaling : List.of(new UnitSphere(), new Standardise())) {
      assertEquals(0, scaling.fit(random(5, 3)).apply(none).rows());
      assertThrows(IllegalArgumentException.class, () -> scaling.fit(none));
      assertThrows(
          IllegalArgumentException.class, () -> scaling.fit(random(5, 3)).apply(random(5, 2)));
    }
  }

  private static Matrix random(int rows, int columns) {
    Random random = new Random(rows + columns);
    Matrix matrix = Matrix.zeros(rows, columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        matrix.set(i, j, 5 + random.nextGaussian());
      }
    }
    return matrix;
  }
}
