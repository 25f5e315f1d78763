package org.ntklab.models.kernel.points;

import org.ntklab.core.activation.SeriesDual;

/**
 * The finite series of a polynomial, in the covariance itself: nothing is divided by.
 *
 * @param dual the coefficients
 */
record PowerSeries(SeriesDual dual) implements SeriesSource {
  @Override
  public int terms() {
    return dual.degree() + 1;
  }

  @Override
  public double coefficients(double variance, double[] coefficients) {
    dual.coefficients(variance, coefficients);
    return 1;
  }

  @Override
  public double error() {
    return 0;
  }
}
