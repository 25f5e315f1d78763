package org.ntklab.datasets.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HermiteTest {
  private static final double ROUNDING = 1e-12;

  @Test
  void recursionGivesThePolynomialsOfTheTables() {
    for (double t : new double[] {-2.5, -1, 0, 0.3, 1, 4}) {
      double[] table = {
        1,
        t,
        (t * t - 1) / Math.sqrt(2),
        (t * t * t - 3 * t) / Math.sqrt(6),
        (Math.pow(t, 4) - 6 * t * t + 3) / Math.sqrt(24),
        (Math.pow(t, 5) - 10 * Math.pow(t, 3) + 15 * t) / Math.sqrt(120)
      };
      for (int k = 0; k < table.length; k++) {
        double expected = table[k];
        assertEquals(expected, Hermite.normalised(k, t), ROUNDING * (1 + Math.abs(expected)));
      }
    }
  }

  @Test
  void polynomialsAreOrthonormalUnderTheStandardNormal() {
    // The trapezoidal rule is exact to rounding for such functions.
    double step = 0.05;
    for (int k = 0; k <= 5; k++) {
      for (int l = 0; l <= 5; l++) {
        double sum = 0;
        for (double t = -14; t <= 14; t += step) {
          sum += Hermite.normalised(k, t) * Hermite.normalised(l, t) * Math.exp(-t * t / 2);
        }
        assertEquals(k == l ? 1 : 0, sum * step / Math.sqrt(2 * Math.PI), 1e-10);
      }
    }
  }
}
