package org.ntklab.core.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianPairTest {
  /** A few roundings of a result relative to itself. */
  private static final double ROUNDING = 8 * 0x1p-53;

  private static final double[] VARIANCES = {0, 1e-300, 0.3, 1, 1e300};

  @Test
  void handComputed() {
    GaussianPair pair = GaussianPair.ofCovariance(1, 4, 1);
    assertEquals(1.5, pair.distance());
    assertEquals(1, pair.covariance());
    assertEquals(2, pair.geometricMean());
    assertEquals(3.5, pair.reflectedDistance());
    assertEquals(1, pair.fromParallel(), ROUNDING);
    assertEquals(3, pair.fromAntiparallel(), 3 * ROUNDING);
    assertEquals(Math.sqrt(3), pair.sine(), 2 * ROUNDING);
    assertEquals(Math.PI / 3, pair.angle(), ROUNDING);
    assertFalse(pair.isObtuse());
  }

  @Test
  void duplicatesHaveNoAngle() {
    for (double p : VARIANCES) {
      GaussianPair pair = GaussianPair.same(p);
      assertEquals(p, pair.covariance());
      assertEquals(0, pair.sine());
      assertEquals(0, pair.angle());
    }
  }

  @Test
  void oppositesHaveAnAngleOfPi() {
    for (double p : VARIANCES) {
      GaussianPair pair = new GaussianPair(p, p, 2 * p);
      assertEquals(-p, pair.covariance(), 0.0);
      assertEquals(0, pair.sine());
      assertEquals(p == 0 ? 0 : Math.PI, pair.angle());
      assertEquals(0, pair.acuteAngle());
      assertEquals(p > 0, pair.isObtuse());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.5, 1, 1e-1, 1e-3, 1e-6, 1e-9})
  void angleOfEqualVariancesIsExact(double angle) {
    for (double p : new double[] {1e-250, 0.3, 1, 1e300}) {
      double half = Math.sin(angle / 2);
      GaussianPair pair = new GaussianPair(p, p, 2 * p * half * half);
      assertEquals(angle, pair.angle(), ROUNDING * angle);
      assertEquals(p * Math.sin(angle), pair.sine(), ROUNDING * p * angle);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-1, 1e-3, 1e-6, 1e-7})
  void acuteAngleIsAsGoodAsTheDistanceOfOpposites(double angle) {
    double half = Math.sin(angle / 2);
    GaussianPair pair = new GaussianPair(1, 1, 2 - 2 * half * half);
    double ofRounded = 2 * Math.asin(Math.sqrt((2 - pair.distance()) / 2));
    assertTrue(pair.isObtuse());
    assertEquals(ofRounded, pair.acuteAngle(), ROUNDING * angle);
  }

  /** An error of m by one part in 2⁵³, and those of p and q, move θ²√(pq) by |p − q|/2⁵². */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-1, 1e-3, 1e-5})
  void angleOfUnequalVariancesIsAsGoodAsTheirRounding(double angle) {
    for (double q : new double[] {1 + 1e-9, 1.01, 4, 100}) {
      double half = Math.sin(angle / 2);
      double least = 0.5 * Math.pow((1 - q) / (1 + Math.sqrt(q)), 2);
      GaussianPair pair = new GaussianPair(1, q, least + 2 * Math.sqrt(q) * half * half);
      double error = ROUNDING * (angle + (q - 1) / (Math.sqrt(q) * angle));
      assertEquals(angle, pair.angle(), error, "q = " + q);
    }
  }

  @Test
  void multiplesOfAnInputStandOnALine() {
    Random random = new Random(1);
    for (int trial = 0; trial < 2000; trial++) {
      double[] x = random.doubles(1 + random.nextInt(64), -1, 1).toArray();
      double c = Math.exp(2 * random.nextGaussian());
      assertEquals(0, ofInputs(x, c).angle(), "times " + c);
      GaussianPair opposite = ofInputs(x, -c);
      assertEquals(Math.PI, opposite.angle(), "times " + -c);
      assertEquals(0, opposite.sine());
    }
  }

  @Test
  void zeroHasNoAngle() {
    for (double q : VARIANCES) {
      GaussianPair pair = new GaussianPair(0, q, 0.5 * q);
      assertEquals(0, pair.covariance());
      assertEquals(0, pair.sine());
      assertEquals(0, pair.angle());
      assertEquals(0, pair.geometricMean());
    }
  }

  @Test
  void roundingNeverLeavesTheRange() {
    Random random = new Random(2);
    for (int trial = 0; trial < 10_000; trial++) {
      double p = Math.exp(20 * random.nextGaussian());
      double q = random.nextBoolean() ? p : p * (1 + 1e-3 * random.nextGaussian());
      double k = (random.nextBoolean() ? 1 : -1) * Math.sqrt(p * q) * (1 + 4 * Math.ulp(1.0));
      GaussianPair pair = GaussianPair.ofCovariance(p, q, k);
      assertTrue(Math.abs(pair.covariance()) <= pair.geometricMean());
      assertTrue(pair.sine() >= 0 && pair.reflectedDistance() >= 0);
      assertTrue(pair.angle() >= 0 && pair.angle() <= Math.PI);
    }
  }

  @Test
  void nanIsHandedOn() {
    GaussianPair pair = new GaussianPair(1, 2, Double.NaN);
    assertTrue(Double.isNaN(pair.covariance()));
    assertTrue(Double.isNaN(pair.sine()));
    assertTrue(Double.isNaN(pair.angle()));
  }

  /** The pair of x and cx, by sums as a kernel forms them. */
  private static GaussianPair ofInputs(double[] x, double c) {
    double p = 0;
    double q = 0;
    double m = 0;
    for (double value : x) {
      double other = c * value;
      p += value * value;
      q += other * other;
      m += 0.5 * (value - other) * (value - other);
    }
    return new GaussianPair(p, q, m);
  }
}
