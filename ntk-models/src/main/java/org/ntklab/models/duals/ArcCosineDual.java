package org.ntklab.models.duals;

import org.ntklab.core.activation.GaussianPair;
import org.ntklab.core.activation.PairDual;
import org.ntklab.core.reference.Reference;

/**
 * The dual of φ(x) = a·min(x, 0) + b·max(x, 0), the family of ReLU.
 *
 * <pre>
 * K = ((a−b)² s + ((a²+b²)π − (a−b)² θ) k) / 2π
 * K̇ = (a²+b²)/2 − (a−b)² θ/2π
 * </pre>
 *
 * <p>Here in terms of the acute angle ϑ, of u to v or to −v, and of {@link #bend}, so that what is
 * small is never a difference of what is not: K and K̇ of ReLU at almost opposite inputs, or the
 * distance at almost equal ones.
 *
 * @param negative a
 * @param positive b
 */
@Reference(key = "cho2009", where = "Section 2, arc-cosine kernels of degree 0 and 1")
@Reference(key = "novak2020", where = "stax.ABRelu")
public record ArcCosineDual(double negative, double positive) implements PairDual {
  /** More terms of {@link #bend} than double precision can tell. */
  private static final int TERMS = 12;

  @Override
  public double covariance(GaussianPair pair) {
    double bent = pair.geometricMean() * bend(pair.acuteAngle());
    return slopes(pair) * pair.covariance() + kink() * bent;
  }

  @Override
  public double derivativeCovariance(GaussianPair pair) {
    if (pair.geometricMean() == 0) {
      // φ′(0) = a. Taken for parallel to all others, a zero would make Gram matrices indefinite.
      double ofOther = pair.p() == pair.q() ? negative : 0.5 * (negative + positive);
      return negative * ofOther;
    }
    double turned = kink() * pair.acuteAngle();
    return pair.isObtuse() ? slopes(pair) + turned : slopes(pair) - turned;
  }

  @Override
  public double distance(GaussianPair pair) {
    double bent = kink() * (pair.geometricMean() * bend(pair.acuteAngle()));
    if (!pair.isObtuse()) {
      return Math.max(0, slopes(pair) * pair.distance() - bent);
    }
    // ½(a²+b²)·½(p+q) − ab·k with k = m̄ − ½(p+q), m̄ the distance of u to −v.
    double sum = negative + positive;
    double mean = 0.5 * pair.p() + 0.5 * pair.q();
    double straight = 0.5 * sum * sum * mean - slopes(pair) * pair.reflectedDistance();
    return Math.max(0, straight - bent);
  }

  @Override
  public boolean isHomogeneous() {
    return true;
  }

  /** E φ′(u)φ′(v) of a pair that is parallel, (a²+b²)/2, or antiparallel, ab: the nearer one. */
  private double slopes(GaussianPair pair) {
    return pair.isObtuse()
        ? negative * positive
        : 0.5 * (negative * negative + positive * positive);
  }

  /** (a−b)²/2π. */
  private double kink() {
    double jump = negative - positive;
    return jump * jump / (2 * Math.PI);
  }

  /**
   * sin ϑ − ϑ cos ϑ, which is Cho and Saul's J₁(π − ϑ), for ϑ in [0, π/2]; to rounding relative to
   * itself. Its series, ϑ³/3·(1 − ϑ²/(2·5)·(1 − ϑ²/(4·7)·(1 − ϑ²/(6·9)·…))), does not cancel.
   */
  static double bend(double angle) {
    double square = angle * angle;
    double sum = 1;
    for (int i = TERMS; i > 0; i--) {
      sum = 1 - square / (2 * i * (2 * i + 3)) * sum;
    }
    return angle * square / 3 * sum;
  }
}
