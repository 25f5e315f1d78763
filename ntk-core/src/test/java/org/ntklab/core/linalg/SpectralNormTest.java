package org.ntklab.core.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpectralNormTest {
  private static final double RELATIVE = 1e-9;

  @Test
  void rankOneByHand() {
    assertEquals(5 * 13, SpectralNorm.of(Matrix.of(2, 2, 3 * 5, 3 * 12, 4 * 5, 4 * 12)), RELATIVE);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 13", "13, 1", "13, 207", "207, 13", "64, 64"})
  void agreesWithTheEigenvaluesOfTheGram(int rows, int columns) {
    Matrix w = RandomMatrices.gaussian(rows, columns, 1);
    double expected = Math.sqrt(SymmetricEigen.of(RandomMatrices.gram(w)).values()[rows - 1]);
    assertEquals(expected, SpectralNorm.of(w), RELATIVE * expected);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-8, 1e-170, 1e160})
  void isHomogeneousAtAnyMagnitude(double scale) {
    Matrix w = RandomMatrices.gaussian(13, 64, 2);
    double expected = scale * SpectralNorm.of(w);
    assertEquals(expected, SpectralNorm.of(w.copy().scale(scale)), RELATIVE * expected);
  }

  @Test
  void zeroEmptyAndNaN() {
    assertEquals(0, SpectralNorm.of(Matrix.zeros(3, 4)));
    assertEquals(0, SpectralNorm.of(Matrix.zeros(0, 4)));
    assertTrue(Double.isNaN(SpectralNorm.of(Matrix.of(1, 2, 1, Double.NaN))));
  }
}
