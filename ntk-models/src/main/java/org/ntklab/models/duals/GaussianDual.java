package org.ntklab.models.duals;

import org.ntklab.core.activation.GaussianPair;
import org.ntklab.core.activation.PairDual;
import org.ntklab.core.reference.Reference;

/**
 * The dual of φ(x) = a·exp(bx²). With Σ the covariance matrix of the pair,
 *
 * <pre>
 * K = a²/√Δ,   K̇ = 4a²b²k/Δ^(3/2),   Δ = det(I − 2bΣ) = (1 − 2bp)(1 − 2bq) − 4b²k²
 * </pre>
 *
 * <p>Both are infinite where I − 2bΣ is not positive definite; for b ≤ 0 it always is.
 *
 * @param amplitude a
 * @param scale b
 */
@Reference(key = "williams1996", where = "Gaussian transfer function")
@Reference(key = "han2022")
public record GaussianDual(double amplitude, double scale) implements PairDual {
  @Override
  public double covariance(GaussianPair pair) {
    return amplitude * amplitude / rootDeterminant(pair);
  }

  @Override
  public double derivativeCovariance(GaussianPair pair) {
    double root = rootDeterminant(pair);
    if (root == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double slope = 2 * amplitude * scale / root;
    return slope * (slope * (pair.covariance() / root));
  }

  /**
   * a² times ½Δ_u^(−½) + ½Δ_v^(−½) − M^(−½), with Δ_u and Δ_v those of u and of v with itself and M
   * their mean, and M^(−½) − Δ^(−½), with Δ = M + (2bs)²; both rewritten without the differences.
   */
  @Override
  public double distance(GaussianPair pair) {
    double ofU = rootDeterminant(GaussianPair.same(pair.p()));
    double ofV = rootDeterminant(GaussianPair.same(pair.q()));
    double ofPair = rootDeterminant(pair);
    if (ofU == 0 || ofV == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double mean = Math.sqrt(0.5) * Math.hypot(ofU, ofV);
    double sum = (ofU + ofV) / mean;
    double product = ofU / mean * (ofV / mean);
    // Δ_u − Δ_v = −4b(p − q).
    double difference = 4 * scale * (pair.p() - pair.q()) / (ofU + ofV) / mean;
    double unequal = (0.5 + product) * difference * difference / (product * (sum + 2 * product));
    double sine = 2 * scale * pair.sine() / ofPair;
    double apart = sine * sine * (ofPair / (mean + ofPair));
    return amplitude * amplitude / mean * (unequal + apart);
  }

  /** E φ² = a²/√(1 − 4bp) needs 4bp < 1. */
  @Override
  public double varianceBound() {
    return scale > 0 ? 1 / (4 * scale) : Double.POSITIVE_INFINITY;
  }

  /** √Δ by the eigenvalues of Σ, of which the smaller is no difference; 0 where K is infinite. */
  private double rootDeterminant(GaussianPair pair) {
    double spread = Math.hypot(pair.p() - pair.q(), 2 * pair.covariance());
    double largest = 0.5 * (pair.p() + pair.q() + spread);
    double smallest = largest == 0 ? 0 : pair.sine() / largest * pair.sine();
    double first = Math.sqrt(Math.max(0, 1 - 2 * scale * largest));
    return first * Math.sqrt(Math.max(0, 1 - 2 * scale * smallest));
  }
}
