package org.ntklab.datasets.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntklab.core.data.Labels;
import org.ntklab.core.data.TargetEncoding;
import org.ntklab.core.linalg.Matrix;

class ErrorsOfPredictionsTest {
  private static final double NAN = Double.NaN;
  private static final Labels THREE = new Labels.Classes(List.of(0, 1, 2, 2), 3);

  @Test
  void argMaxDecidesAmongSeveralOutputs() {
    double[][] outputs = {{3, 1, 2}, {3, 1, 2}, {-3, -2, -1}, {0, 1e-9, 0}};
    for (TargetEncoding target : List.of(new OneHot(), new CentredOneHot())) {
      assertEquals("misclassified", target.errorName());
      assertEquals(0.5, target.error(Matrix.of(outputs), target.encode(THREE)));
    }
  }

  @Test
  void tiesAndNonNumbersAreWrong() {
    double[][] outputs = {{1, 1, 0}, {NAN, 1, 0}, {NAN, NAN, NAN}, {0, 0, NAN}};
    OneHot target = new OneHot();
    assertEquals(1, target.error(Matrix.of(outputs), target.encode(THREE)));
  }

  @Test
  void signDecidesForOneOutput() {
    OddEven target = new OddEven();
    Matrix targets = target.encode(new Labels.Classes(List.of(0, 1, 2, 3, 4), 5));
    double[][] outputs = {{1e-300}, {-7}, {0}, {2}, {NAN}};
    assertEquals(0.6, target.error(Matrix.of(outputs), targets));
  }

  @Test
  void perfectPredictionsHaveNoError() {
    for (TargetEncoding target : List.of(new OneHot(), new CentredOneHot(), new OddEven())) {
      Matrix targets = target.encode(THREE);
      assertEquals(0, target.error(targets, targets));
    }
  }

  @Test
  void rmseIsOverAllEntries() {
    Regression target = new Regression();
    Matrix targets = Matrix.of(new double[][] {{0, 0}, {0, 0}});
    Matrix outputs = Matrix.of(new double[][] {{3, 0}, {0, 4}});
    assertEquals("rmse", target.errorName());
    assertEquals(2.5, target.error(outputs, targets));
    assertEquals(NAN, target.error(Matrix.of(new double[][] {{NAN, 0}, {0, 4}}), targets));
  }

  @Test
  void noRowsHaveNoError() {
    assertEquals(NAN, new OneHot().error(Matrix.zeros(0, 3), Matrix.zeros(0, 3)));
    assertEquals(NAN, new Regression().error(Matrix.zeros(0, 1), Matrix.zeros(0, 1)));
  }

  @Test
  void shapesMustAgree() {
    Matrix outputs = Matrix.zeros(2, 3);
    Matrix targets = Matrix.zeros(3, 2);
    assertThrows(IllegalArgumentException.class, () -> new OneHot().error(outputs, targets));
    assertThrows(IllegalArgumentException.class, () -> new Regression().error(outputs, targets));
  }
}
