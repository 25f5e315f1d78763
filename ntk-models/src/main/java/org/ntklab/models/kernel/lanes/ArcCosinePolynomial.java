package org.ntklab.models.kernel.lanes;

import org.ntklab.core.reference.Reference;

/**
 * Polynomials A(x) ≈ acos(1 − x)/sin(acos(1 − x)) on [0, 1], so that acos |c| = s·A(1 − |c|) with s
 * = √(1 − c²).
 *
 * <p>The quotient is analytic on the interval, its nearest singularity at x = 2, so one polynomial
 * without a case for small angles does: an angle of 10⁻⁹ comes out with the relative accuracy of
 * its sine. Ascending coefficients, computed with 40 and more digits, in double precision of the
 * Chebyshev interpolation polynomial; A(0) = 1 exactly, which is what lets 1 − A(x)(1 − x) vanish
 * at x = 0.
 */
@Reference(key = "cho2009", where = "Section 2")
public final class ArcCosinePolynomial {
  /** Degree 20, largest error 5.4e-17. */
  private static final double[] DOUBLE = {
    1.0,
    0.33333333333330945,
    0.13333333333682526,
    0.05714285694042784,
    0.025396831596651948,
    0.011543895604776996,
    0.00532944828305169,
    0.0024737607111697374,
    0.001251083869870826,
    0.00016421047913476515,
    0.0017011133906985544,
    -0.003976427223224787,
    0.009195329684833449,
    -0.01586170544127971,
    0.02153400343586953,
    -0.022454256450108755,
    0.01773831596916336,
    -0.01025927464062151,
    0.004114940516850556,
    -0.001025639660813829,
    0.00012117305831116537
  };

  /** Degree 8, largest relative error 8.4e-8: the best approximation whose first is 1. */
  private static final float[] SINGLE = {
    1f,
    0.33332586f,
    0.13356797f,
    0.054650147f,
    0.038004987f,
    -0.022928111f,
    0.058181476f,
    -0.041149322f,
    0.017143182f
  };

  private ArcCosinePolynomial() {}

  /** The coefficient of x^i in double precision, 0 to 20. */
  public static double coefficient(int i) {
    return DOUBLE[i];
  }

  /** The coefficient of x^i in single precision, 0 to 8. */
  public static float singleCoefficient(int i) {
    return SINGLE[i];
  }

  /** A(x) in double precision. */
  public static double value(double x) {
    double sum = DOUBLE[DOUBLE.length - 1];
    for (int i = DOUBLE.length - 2; i >= 0; i--) {
      sum = sum * x + DOUBLE[i];
    }
    return sum;
  }

  /** A(x) in single precision. */
  static float value(float x) {
    float sum = SINGLE[SINGLE.length - 1];
    for (int i = SINGLE.length - 2; i >= 0; i--) {
      sum = sum * x + SINGLE[i];
    }
    return sum;
  }
}
