package org.ntklab.conformance.activation;

import org.ntklab.core.activation.Dual;
import org.ntklab.core.activation.GaussianPair;
import org.ntklab.core.activation.SeriesDual;

/** The sums of a {@link SeriesDual}, term by term. */
final class Series {
  private final SeriesDual dual;

  Series(Dual dual) {
    this.dual = (SeriesDual) dual;
  }

  /** Σ_l s_l(p) s_l(q) k^l. */
  double value(GaussianPair pair) {
    return sum(pair, 0);
  }

  /** Σ_l l s_l(p) s_l(q) k^(l−1). */
  double slope(GaussianPair pair) {
    return sum(pair, 1);
  }

  private double sum(GaussianPair pair, int derivative) {
    double[] ofP = new double[dual.degree() + 1];
    double[] ofQ = new double[dual.degree() + 1];
    dual.coefficients(pair.p(), ofP);
    dual.coefficients(pair.q(), ofQ);
    double sum = 0;
    for (int l = derivative; l <= dual.degree(); l++) {
      double factor = derivative == 0 ? 1 : l;
      sum += factor * ofP[l] * ofQ[l] * Math.pow(pair.covariance(), l - derivative);
    }
    return sum;
  }
}
