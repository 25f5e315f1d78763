package org.ntklab.core.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearOperatorTest {
  private static final double TOLERANCE = 1e-12;

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void selectedColumnsAgreeWithTheFullApplication(int k) {
    MatrixOperator plain = new MatrixOperator(RandomMatrices.gaussian(13, 7, 1));
    LinearOperator byDefault = new Forwarding(plain);
    int[] selected = {5, 0, 6};
    Matrix in = RandomMatrices.gaussian(3, k, 2);
    Matrix gathered = Matrix.zeros(13, k).fill(Double.NaN);
    Matrix scattered = Matrix.zeros(13, k).fill(Double.NaN);
    plain.applyColumns(selected, in, gathered);
    byDefault.applyColumns(selected, in, scattered);
    assertEquals(0, RandomMatrices.distance(gathered, scattered), TOLERANCE);

    double byHand = 0;
    for (int s = 0; s < 3; s++) {
      byHand += plain.matrix().get(12, selected[s]) * in.get(s, 0);
    }
    assertEquals(byHand, gathered.get(12, 0), TOLERANCE);
  }

  @Test
  void columnsThatDoNotExistAreRefused() {
    MatrixOperator operator = new MatrixOperator(Matrix.zeros(2, 3));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> operator.applyColumns(new int[] {3}, Matrix.zeros(1, 1), Matrix.zeros(2, 1)));
  }

  /** An operator that has nothing but {@code apply}. */
  private record Forwarding(LinearOperator inner) implements LinearOperator {
    @Override
    public int rows() {
      return inner.rows();
    }

    @Override
    public int columns() {
      return inner.columns();
    }

    @Override
    public void apply(Matrix in, Matrix out) {
      inner.apply(in, out);
    }
  }
}
