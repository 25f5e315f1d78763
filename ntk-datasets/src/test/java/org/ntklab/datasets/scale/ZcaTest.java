package org.ntklab.datasets.scale;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.random.RandomStreams;
import org.ntklab.datasets.DataGroup;

class ZcaTest {
  private static final double ROUNDING = 1e-10;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 13, 60})
  void unregularisedTrainingRowsHaveMeanZeroAndTheIdentityAsCovariance(int d) {
    Matrix rows = correlated(5_000, d);
    Matrix white = new Zca(0).fit(rows).apply(rows);
    assertArrayEquals(new double[d], ColumnMeans.of(white), ROUNDING);
    assertArrayEquals(Matrix.identity(d).toArray(), covariance(white).toArray(), ROUNDING * d);
  }

  @Test
  void byHand() {
    // Covariance diag(4, 1), trace / d = 2.5; with r = 0.4 the ridge is 1.
    Matrix train = Matrix.of(new double[][] {{2, 1}, {-2, 1}, {2, -1}, {-2, -1}});
    Matrix other = Matrix.of(new double[][] {{3, 5}});
    assertArrayEquals(
        new double[] {1.5, 5}, new Zca(0).fit(train).apply(other).toArray(), ROUNDING);
    assertArrayEquals(
        new double[] {3 / Math.sqrt(5), 5 / Math.sqrt(2)},
        new Zca(0.4).fit(train).apply(other).toArray(),
        ROUNDING);
  }

  @Test
  void mapIsSymmetricSoThatImagesStayImages() {
    Matrix rows = correlated(200, 7);
    var map = new Zca(0.1).fit(rows);
    Matrix mean = Matrix.of(1, 7, ColumnMeans.of(rows));
    Matrix shifted = Matrix.identity(7);
    for (int i = 0; i < 7; i++) {
      shifted.rowRange(i, i + 1).addScaled(1, mean);
    }
    Matrix whitening = map.apply(shifted);
    assertArrayEquals(whitening.toArray(), whitening.transpose().toArray(), ROUNDING);
  }

  @Test
  void fewRowsNeedARegularisation() {
    Matrix few = correlated(5, 8);
    Matrix white = new Zca(0.1).fit(few).apply(few);
    assertTrue(Double.isFinite(white.maxAbs()));
    String message =
        assertThrows(IllegalArgumentException.class, () -> new Zca(0).fit(few)).getMessage();
    assertTrue(message.startsWith("zca: the covariance of 5 training rows of 8 features"), message);
    assertTrue(message.endsWith("such as 0.1, or more rows than features"), message);
    String same =
        assertThrows(IllegalArgumentException.class, () -> new Zca(0.1).fit(Matrix.zeros(3, 2)))
            .getMessage();
    assertTrue(same.endsWith("all rows are the same"), same);
  }

  @Test
  void argumentsAreNotModifiedAndShapesAreChecked() {
    Matrix rows = correlated(20, 3);
    double[] before = rows.toArray();
    var map = new Zca(0.1).fit(rows);
    assertEquals(20, map.apply(rows).rows());
    assertArrayEquals(before, rows.toArray());
    assertEquals(0, map.apply(Matrix.zeros(0, 3)).rows());
    assertThrows(IllegalArgumentException.class, () -> map.apply(Matrix.zeros(2, 4)));
    assertThrows(IllegalArgumentException.class, () -> new Zca(-1));
  }

  @Test
  void regularisationIsAnOption() {
    DataGroup usual = DataGroup.of("");
    assertEquals(new Zca(0.1), new Zca.OfOptions().read(usual.options()));
    DataGroup none = DataGroup.of("regularisation: 0");
    assertEquals(new Zca(0), new Zca.OfOptions().read(none.options()));
    DataGroup wrong = DataGroup.of("regularisation: -1");
    new Zca.OfOptions().read(wrong.options());
    assertEquals(
        List.of("study.yaml:1: data.regularisation: found -1, expected a number of at least 0"),
        wrong.messages());
  }

  private static Matrix covariance(Matrix centred) {
    Matrix covariance = Matrix.zeros(centred.columns(), centred.columns());
    Blas.syrk(true, 1.0 / centred.rows(), centred, 0, covariance);
    return covariance;
  }

  /** Rows z A + 5 with z normal and A random. */
  private static Matrix correlated(int rows, int columns) {
    RandomStreams streams = new RandomStreams(rows + columns);
    Matrix z = Matrix.of(rows, columns, streams.normals("z", rows * columns));
    Matrix a = Matrix.of(columns, columns, streams.normals("a", columns * columns));
    return Blas.product(z, a).addScaled(1, Matrix.zeros(rows, columns).fill(5));
  }
}
