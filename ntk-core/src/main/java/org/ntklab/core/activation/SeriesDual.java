package org.ntklab.core.activation;

import org.ntklab.core.reference.Reference;

/**
 * A dual activation as a power series in the covariance whose coefficients factor into the two
 * variances (Mehler's formula); immutable and safe for threads.
 *
 * <pre>
 * K = Σ_l s_l(p) s_l(q) k^l,   K̇ = Σ_l l s_l(p) s_l(q) k^(l−1),   l = 0 … degree
 * </pre>
 *
 * with s_l(p) = E[φ(√p z) h_l(z)]/√p^l = E[φ⁽ˡ⁾(√p z)]/√l!, z standard normal, h_l the normalised
 * Hermite polynomial. For a polynomial φ the sum is finite and the s_l are polynomials of p, so
 * that nothing is divided by and zero, parallel and antiparallel inputs need no care.
 */
@Reference(key = "daniely2016", where = "Section 4, dual activations and Hermite expansions")
public non-sealed interface SeriesDual extends Dual {
  /** The last power of k. */
  int degree();

  /**
   * The coefficients at a variance.
   *
   * @param variance p, at least 0
   * @param into s_0(p) … s_degree(p), [degree + 1]; modified
   */
  void coefficients(double variance, double[] into);
}
