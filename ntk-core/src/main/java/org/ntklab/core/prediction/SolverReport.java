package org.ntklab.core.prediction;

/**
 * How the linear system A = Θ + λI of training was solved, and how well it can be.
 *
 * @param method the decomposition behind every number
 * @param lambdaMin smallest eigenvalue of A as computed: exact to rounding, n · 2⁻⁵² · λ_max, by
 *     the eigendecomposition, and to 1e-6 of itself by Cholesky; may be slightly negative
 * @param lambdaMax largest eigenvalue of A, to 1e-10 of itself
 * @param zeroModes eigenvalues that count as 0: they move by their limit at finite times and not at
 *     all at infinity, as under the pseudo-inverse
 * @param ridge λ, what the ridge put on the diagonal
 * @param jitter what was added to the diagonal beside it, so that A could be factored; 0 if nothing
 * @param explanation why this method, and what was done about a singular kernel; for a person
 */
public record SolverReport(
    Method method,
    double lambdaMin,
    double lambdaMax,
    int zeroModes,
    double ridge,
    double jitter,
    String explanation) {
  /** A decomposition. */
  public enum Method {
    /** A = L Lᵀ: enough at times 0 and infinity. */
    CHOLESKY,
    /** A = Vᵀ diag(a) V: every time, and singular kernels. */
    EIGENDECOMPOSITION
  }

  /**
   * λ_max/λ_min, by which relative errors of the kernel may grow; infinite if A is singular to
   * rounding, 1 if there are no points.
   */
  public double conditionNumber() {
    if (zeroModes == 0 && lambdaMax == 0) {
      return 1;
    }
    return zeroModes > 0 || jitter > 0 ? Double.POSITIVE_INFINITY : lambdaMax / lambdaMin;
  }
}
