package org.ntklab.models.kernel.lanes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vector loops of vectors' kernels against their plain twins. */
class LoopTwinsTest {
  private static final int LANES = LaneLoops.LANES;
  private static final double ROUNDING = 1e-14;
  private static final float SINGLE_ROUNDING = 1e-6f;

  private final LaneLoopsChoice chosen = LaneLoopsChoice.ofThisProcess();
  private final LaneLoopsChoice plain = LaneLoopsChoice.plain();
  private final SplittableRandom random = new SplittableRandom(3);

  @BeforeEach
  void onlyWhereThereAreTwo() {
    assumeTrue(chosen.isVector(), chosen::reason);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 16, 67})
  void distancesOfProductsAgree(int chunks) {
    double[] products = uniform(chunks * LANES, -0.9, 0.9);
    assertDistancesAgree(products, 0.95, false);
    products[products.length - 1] = -0.97;
    assertDistancesAgree(products, 0.95, true);
    products[products.length - 1] = 0.97;
    assertDistancesAgree(products, 0.95, true);
    products[products.length - 1] = Double.NaN;
    assertDistancesAgree(products, 0.95, false);
  }

  private void assertDistancesAgree(double[] products, double most, boolean lost) {
    double[] found = products.clone();
    double[] expected = products.clone();
    assertEquals(lost, chosen.loops().fromProducts(found, found.length, most));
    assertEquals(lost, plain.loops().fromProducts(expected, found.length, most));
    assertArrayEquals(expected, found);
    float[] singleFound = narrow(products);
    float[] singleExpected = narrow(products);
    float limit = (float) most;
    assertEquals(lost, chosen.singleLoops().fromProducts(singleFound, found.length, limit));
    assertEquals(lost, plain.singleLoops().fromProducts(singleExpected, found.length, limit));
    assertArrayEquals(singleExpected, singleFound);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 16, 67})
  void arcCosineOfOneRowAgrees(int chunks) {
    int length = chunks * LANES;
    double p = 1.3;
    PairSides sides = new PairSides();
    sides.rows = parameters(p);
    sides.rowStride = 1;
    sides.columns = columns(length);
    sides.columnStride = length;
    sides.columnStep = LANES;
    double[] m = distances(p, sides.columns, length);
    double[] theta = uniform(length, 0, 2);
    double[] plainM = m.clone();
    double[] plainTheta = theta.clone();
    ArcCosineSlopes relu = ArcCosineSlopes.of(0.1, 1);
    chosen.loops().arcCosine(relu, 0.7, sides, chunks, m, theta, 0);
    plain.loops().arcCosine(relu, 0.7, sides, chunks, plainM, plainTheta, 0);
    assertArrayEquals(plainM, m, ROUNDING);
    assertArrayEquals(plainTheta, theta, ROUNDING);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 16, 67})
  void singleArcCosineOfOneRowAgrees(int chunks) {
    int length = chunks * LANES;
    double p = 1.3;
    double[] wide = columns(length);
    SinglePairSides sides = new SinglePairSides();
    sides.rows = narrow(parameters(p));
    sides.rowStride = 1;
    sides.rowStep = 0;
    sides.columns = narrow(wide);
    sides.columnStride = length;
    float[] m = narrow(distances(p, wide, length));
    float[] theta = narrow(uniform(length, 0, 2));
    float[] plainM = m.clone();
    float[] plainTheta = theta.clone();
    ArcCosineSlopes relu = ArcCosineSlopes.of(0.1, 1);
    chosen.singleLoops().arcCosine(relu, 0.7f, sides, chunks, m, theta, 0);
    plain.singleLoops().arcCosine(relu, 0.7f, sides, chunks, plainM, plainTheta, 0);
    assertArrayEquals(plainM, m, SINGLE_ROUNDING);
    assertArrayEquals(plainTheta, theta, 2 * SINGLE_ROUNDING);
    float[] found = new float[length];
    float[] expected = new float[length];
    chosen.singleLoops().addCovariance(0.9f, 0.4f, sides, chunks, m, theta, 0, found, 0);
    plain.singleLoops().addCovariance(0.9f, 0.4f, sides, chunks, m, theta, 0, expected, 0);
    assertArrayEquals(expected, found, SINGLE_ROUNDING);
  }

  private static double[] parameters(double p) {
    return new double[] {p, Math.sqrt(0.5 * p), 1 / Math.sqrt(p)};
  }

  /** Variances, their roots and the inverses of those, one behind the other. */
  private double[] columns(int length) {
    double[] all = new double[3 * length];
    for (int i = 0; i < length; i++) {
      double[] one = parameters(0.5 + random.nextDouble());
      for (int k = 0; k < one.length; k++) {
        all[k * length + i] = one[k];
      }
    }
    return all;
  }

  /** Distances of pairs with cosines between −0.95 and 0.95. */
  private double[] distances(double p, double[] columns, int length) {
    double[] m = new double[length];
    for (int i = 0; i < length; i++) {
      double q = columns[i];
      m[i] = 0.5 * (p + q) - (1.9 * random.nextDouble() - 0.95) * Math.sqrt(p * q);
    }
    return m;
  }

  private double[] uniform(int length, double from, double to) {
    return random.doubles(length, from, to).toArray();
  }

  private static float[] narrow(double[] wide) {
    float[] narrow = new float[wide.length];
    for (int i = 0; i < wide.length; i++) {
      narrow[i] = (float) wide[i];
    }
    return narrow;
  }
}
