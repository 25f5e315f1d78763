package org.ntklab.core.linalg;

import java.util.Random;
import org.ntklab.core.reference.Reference;

/**
 * Largest eigenvalue of a symmetric positive semidefinite operator by Lanczos' iteration with full
 * reorthogonalisation.
 *
 * <p>After j steps the largest eigenvalue of the tridiagonal matrix Tⱼ approximates λ_max from
 * below, and |βⱼ sⱼ| (the last entry of its eigenvector times the next off-diagonal entry) is the
 * norm of A x − λ x, which bounds the distance to an eigenvalue. The error itself is usually its
 * square over the gap. The start vector is fixed and pseudo-random: the result is deterministic.
 */
@Reference(key = "lanczos1950")
public final class Lanczos {
  private static final long START_SEED = 0x6c616e63;

  private Lanczos() {}

  /**
   * What the iteration found.
   *
   * @param value λ_max, a lower bound up to rounding; NaN if the operator returned NaN or infinity
   * @param residual ‖A x − λ x‖ for the unit vector x behind it
   * @param iterations applications of the operator
   * @param converged whether residual ≤ tolerance · value
   */
  public record Largest(double value, double residual, int iterations, boolean converged) {}

  /** Hears of each step. */
  @FunctionalInterface
  public interface Watch {
    /**
     * A step is done. What is thrown here ends the iteration.
     *
     * @param iterations applications of the operator so far
     * @param relativeResidual ‖A x − λ x‖/λ; infinite while λ is 0
     */
    void step(int iterations, double relativeResidual);
  }

  /** As {@link #largest(LinearOperator, double, int, Watch)}, in silence. */
  public static Largest largest(
      LinearOperator operator, double relativeTolerance, int maxIterations) {
    return largest(operator, relativeTolerance, maxIterations, (iterations, residual) -> {});
  }

  /**
   * Iterates until the residual is below the relative tolerance. Time one application and O(n j) in
   * step j; memory n doubles for every step.
   *
   * @param operator symmetric positive semidefinite [n, n]; symmetry is not checked
   * @param relativeTolerance of the residual to the eigenvalue, positive; 1e-10 is always reachable
   * @param maxIterations at least 1; n are always enough, up to rounding
   */
  public static Largest largest(
      LinearOperator operator, double relativeTolerance, int maxIterations, Watch watch) {
    int n = operator.size();
    if (!(relativeTolerance > 0) || maxIterations < 1) {
      throw new IllegalArgumentException(
          "Lanczos.largest: expected a positive tolerance and at least 1 iteration, found %s and %d"
              .formatted(relativeTolerance, maxIterations));
    }
    if (n == 0) {
      return new Largest(0, 0, 0, true);
    }
    int limit = Math.min(n, maxIterations);
    Matrix basis = Matrix.zeros(Math.min(16, limit), n);
    Matrix next = start(n);
    double[] alpha = new double[limit];
    double[] beta = new double[limit];
    for (int j = 0; ; j++) {
      if (j == basis.rows()) {
        basis = grow(basis, Math.min(2 * j, limit));
      }
      Matrix current = basis.rowRange(j, j + 1).reshape(n, 1).assign(next);
      operator.apply(current, next);
      alpha[j] = current.dot(next);
      orthogonalise(basis.rowRange(0, j + 1), next);
      beta[j] = next.frobeniusNorm();
      if (!Double.isFinite(beta[j])) {
        return new Largest(Double.NaN, Double.NaN, j + 1, false);
      }
      Tridiagonal.Top top = Tridiagonal.top(alpha, beta, j + 1);
      double value = Math.max(0, top.value());
      double residual = beta[j] * Math.abs(top.lastComponent());
      watch.step(j + 1, value == 0 ? Double.POSITIVE_INFINITY : residual / value);
      boolean converged = residual <= relativeTolerance * value;
      if (converged || j + 1 == limit) {
        return new Largest(value, residual, j + 1, converged);
      }
      next.scale(1 / beta[j]);
    }
  }

  /** v ← (I − QᵀQ) v, twice: once leaves what cancellation hides. */
  private static void orthogonalise(Matrix basis, Matrix v) {
    Matrix overlaps = Matrix.zeros(basis.rows(), 1);
    for (int pass = 0; pass < 2; pass++) {
      Blas.gemv(false, 1, basis, v, 0, overlaps);
      Blas.gemv(true, -1, basis, overlaps, 1, v);
    }
  }

  private static Matrix grow(Matrix basis, int rows) {
    Matrix larger = Matrix.zeros(rows, basis.columns());
    larger.rowRange(0, basis.rows()).assign(basis);
    return larger;
  }

  private static Matrix start(int n) {
    Random random = new Random(START_SEED);
    Matrix v = Matrix.zeros(n, 1);
    for (int i = 0; i < n; i++) {
      v.set(i, 0, random.nextGaussian());
    }
    return v.scale(1 / v.frobeniusNorm());
  }
}
