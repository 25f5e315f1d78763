package org.ntklab.models.kernel.points;

/** Where the coefficients of a dual's series come from, for one variance at a time. */
interface SeriesSource {
  /** Number of coefficients, the same for every variance. */
  int terms();

  /**
   * The coefficients a_l and the factor v of K = Σ a_l(p) a_l(q) (k v_p v_q)^l.
   *
   * @param variance p, at least 0
   * @param coefficients a_0 … a_(terms−1), and behind them those of c^far and c^(far+1), if any;
   *     modified
   * @return v
   */
  double coefficients(double variance, double[] coefficients);

  /** A power of two, the first of two powers far behind the others; 0 (the default) for none. */
  default int far() {
    return 0;
  }

  /** A bound of the error of K relative to the variance of the output. */
  double error();
}
