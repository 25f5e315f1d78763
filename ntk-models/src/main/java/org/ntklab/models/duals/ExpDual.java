package org.ntklab.models.duals;

import org.ntklab.core.activation.GaussianPair;
import org.ntklab.core.activation.PairDual;
import org.ntklab.core.reference.Reference;

/**
 * The dual of φ(x) = a·exp(bx): K = a²·exp(b²·½E(u + v)²) = a²·exp(b²(½(p+q) + k)), K̇ = b²K.
 *
 * @param amplitude a
 * @param scale b
 */
@Reference(key = "daniely2016", where = "Section 4, dual activations")
@Reference(key = "han2022")
public record ExpDual(double amplitude, double scale) implements PairDual {
  @Override
  public double covariance(GaussianPair pair) {
    return amplitude * amplitude * Math.exp(scale * scale * pair.reflectedDistance());
  }

  @Override
  public double derivativeCovariance(GaussianPair pair) {
    return scale * scale * covariance(pair);
  }

  /**
   * a²(½(e^(b²p) − e^(b²q))² + e^(b²(p+q))(1 − e^(−b²m))): without a difference of large numbers.
   */
  @Override
  public double distance(GaussianPair pair) {
    double square = scale * scale;
    double larger = Math.exp(square * Math.max(pair.p(), pair.q()));
    double smaller = Math.exp(square * Math.min(pair.p(), pair.q()));
    if (larger == Double.POSITIVE_INFINITY) {
      return larger;
    }
    double delta = larger * Math.expm1(-square * Math.abs(pair.p() - pair.q()));
    double apart = -Math.expm1(-square * pair.distance());
    return amplitude * amplitude * (0.5 * delta * delta + larger * apart * smaller);
  }
}
