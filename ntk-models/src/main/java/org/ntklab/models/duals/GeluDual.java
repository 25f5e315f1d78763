package org.ntklab.models.duals;

import org.ntklab.core.activation.GaussianPair;
import org.ntklab.core.activation.PairDual;
import org.ntklab.core.reference.Reference;

/**
 * The dual of φ(x) = x·Φ(x). With P = 1 + p, Q = 1 + q, r² = PQ − k² = 1 + p + q + s² and the angle
 * ψ = atan2(r, −k),
 *
 * <pre>
 * K = ((k² + pqr²)/(PQr) + kψ)/2π,   K̇ = (ψ + (k/r)(1/r² + 1/P + 1/Q))/2π
 * </pre>
 */
@Reference(key = "tsuchida2021")
@Reference(key = "han2022")
public record GeluDual() implements PairDual {
  @Override
  public double covariance(GaussianPair pair) {
    double p = pair.p();
    double q = pair.q();
    double k = pair.covariance();
    double r = root(pair);
    double psi = Math.atan2(r, -k);
    // Factor by factor, because pqr² overflows long before K does.
    double ofK = k / (1 + p) * (k / (1 + q)) / r;
    if (-k <= r) {
      return (ofK + p / (1 + p) * (q / (1 + q)) * r + k * psi) / (2 * Math.PI);
    }
    // Large and opposite, where −kψ cancels r: r + kψ = √(PQ)(sin ψ − ψ cos ψ) is taken together.
    double size = Math.sqrt(1 + p) * Math.sqrt(1 + q);
    double rest = (1 + p + q) / (1 + p) / (1 + q) * r;
    return (size * ArcCosineDual.bend(psi) + ofK - rest) / (2 * Math.PI);
  }

  @Override
  public double derivativeCovariance(GaussianPair pair) {
    double k = pair.covariance();
    double r = root(pair);
    double inverses = 1 / (r * r) + 1 / (1 + pair.p()) + 1 / (1 + pair.q());
    return (Math.atan2(r, -k) + k / r * inverses) / (2 * Math.PI);
  }

  /** r. */
  private static double root(GaussianPair pair) {
    return Math.hypot(Math.sqrt(1 + pair.p() + pair.q()), pair.sine());
  }
}
