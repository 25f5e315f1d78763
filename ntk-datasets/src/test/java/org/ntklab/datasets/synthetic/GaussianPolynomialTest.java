package org.ntklab.datasets.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntklab.core.data.Labels;
import org.ntklab.core.data.RawData;
import org.ntklab.core.random.RandomStreams;
import org.ntklab.datasets.DataGroup;

class GaussianPolynomialTest {

  private static double[] values(RawData raw) {
    return ((Labels.Values) raw.labels()).values().toArray();
  }

  @Test
  void firstRowsDoNotChangeWithTheNumberOfRows() {
    RawData few = new GaussianPolynomial(13, 3, 2, 0.5, 7).load();
    RawData many = new GaussianPolynomial(207, 3, 2, 0.5, 7).load();
    assertArrayEquals(few.inputs().toArray(), Arrays.copyOf(many.inputs().toArray(), 13 * 3));
    assertArrayEquals(values(few), Arrays.copyOf(values(many), 13));
  }

  @Test
  void targetIsTheQuadraticFormOfTheDirection() {
    RawData raw = new GaussianPolynomial(13, 3, 2, 0, 7).load();
    double[] w = new RandomStreams(7).normals("gaussian-polynomial/direction", 3);
    double norm = Math.sqrt(w[0] * w[0] + w[1] * w[1] + w[2] * w[2]);
    for (int i = 0; i < 13; i++) {
      double[] x = raw.inputs().row(i);
      double t = (w[0] * x[0] + w[1] * x[1] + w[2] * x[2]) / norm;
      assertEquals((t * t - 1) / Math.sqrt(2), values(raw)[i], 1e-12);
    }
  }

  @Test
  void noiseMovesNoInputAndHasItsOwnDeviation() {
    int rows = 20_000;
    RawData clean = new GaussianPolynomial(rows, 2, 3, 0, 1).load();
    RawData noisy = new GaussianPolynomial(rows, 2, 3, 0.5, 1).load();
    assertArrayEquals(clean.inputs().toArray(), noisy.inputs().toArray());
    double squares = 0;
    for (int i = 0; i < rows; i++) {
      squares += Math.pow(values(noisy)[i] - values(clean)[i], 2);
    }
    // Standard error of the variance: 0.25 √(2 / rows) = 0.0025.
    assertEquals(0.25, squares / rows, 0.01);
  }

  @Test
  void seedsGiveOtherData() {
    double[] first = new GaussianPolynomial(5, 2, 2, 0, 0).load().inputs().toArray();
    double[] second = new GaussianPolynomial(5, 2, 2, 0, 1).load().inputs().toArray();
    assertFalse(Arrays.equals(first, second));
  }

  @Test
  void fingerprintHoldsEveryParameter() {
    GaussianPolynomial base = new GaussianPolynomial(5, 2, 2, 0, 0);
    List<GaussianPolynomial> others =
        List.of(
            new GaussianPolynomial(6, 2, 2, 0, 0),
            new GaussianPolynomial(5, 3, 2, 0, 0),
            new GaussianPolynomial(5, 2, 3, 0, 0),
            new GaussianPolynomial(5, 2, 2, 0.1, 0),
            new GaussianPolynomial(5, 2, 2, 0, 1));
    others.forEach(other -> assertNotEquals(base.fingerprint(), other.fingerprint()));
  }

  @Test
  void defaultsAreThoseOfTheDocumentation() {
    DataGroup group = DataGroup.of("");
    assertEquals(
        new GaussianPolynomial(2000, 10, 2, 0, 0),
        new GaussianPolynomialKind().read(group.options()));
  }

  @Test
  void everyWrongOptionIsReported() {
    DataGroup group = DataGroup.of("{rows: 0, features: 0, degree: 6, noise: -1, seed: x}");
    new GaussianPolynomialKind().read(group.options());
    assertEquals(5, group.messages().size());
    DataGroup large = DataGroup.of("{rows: 1000000, features: 1000}");
    new GaussianPolynomialKind().read(large.options());
    assertTrue(large.messages().get(0).contains("at most 268435 with 1000 features"));
  }

  @Test
  void impossibleParametersAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new GaussianPolynomial(1, 1, 2, Double.NaN, 0));
    assertThrows(IllegalArgumentException.class, () -> new GaussianPolynomial(1, 1, 0, 0, 0));
  }
}
