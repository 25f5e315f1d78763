package org.ntklab.core.functionspace;

import java.util.Locale;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.core.reference.Reference;

/**
 * Training on squared loss in closed form, mode by mode, from one eigendecomposition of Θ.
 *
 * <p>For L = ½ mean (f − y)² over all M = N·O targets, ḟ = −Θ(f − y)/M, so that
 *
 * <pre>
 * f_t    = f₀ + Vᵀ (1 − remaining(λ/M)) V (y − f₀)            on the train points
 * f_t(x) = f₀(x) + Θ_x,train Vᵀ gain(λ/M)/M V (y − f₀)        anywhere
 *        = f₀(x) + Θ_x,train Θ⁻¹ (I − e^{−Θt/M}) (y − f₀)     for gradient flow
 * </pre>
 *
 * with any {@link Decay}. Eigenvalues within rounding of 0, which duplicate rows make, count as 0.
 */
@Reference(key = "lee2019", where = "Section 2.2")
public final class SpectralSolution {
  private final KernelModes modes;
  private final double[] eigenvalues;
  private final Matrix initial;
  private final Matrix residualModes;

  /**
   * Decomposes Θ: time about 9n³ flops, memory 3n² doubles, n = N or N·O.
   *
   * @param theta Θ on the train points, [N, N], the same for every output, or [N·O, N·O]; not
   *     modified. With a ridge r in the dynamics, pass Θ + rI here and ask {@link #outputs} with Θ
   *     itself for the train points
   * @param initial f₀ on the train points [N, O]; copied
   * @param targets y [N, O]; not modified
   * @throws RefusedException if Θ has NaN entries or is not positive semidefinite
   */
  public SpectralSolution(Matrix theta, Matrix initial, Matrix targets) {
    KernelShape.check("SpectralSolution", theta.rows(), theta.columns(), initial, targets);
    this.modes = KernelModes.of(theta, 0);
    if (!modes.isPositiveSemidefinite()) {
      throw new RefusedException(
          String.format(
              Locale.ROOT,
              "the smallest eigenvalue of the kernel is %.3g, the largest %.3g:"
                  + " add at least %.3g to its diagonal",
              modes.smallest(),
              modes.largest(),
              -1.1 * modes.smallest()));
    }
    this.eigenvalues = modes.eigenvalues();
    this.initial = initial.copy();
    this.residualModes = modes.coordinates(block(targets.copy().addScaled(-1, initial)));
  }

  /** Eigenvalues of Θ [n], ascending, those within rounding of 0 set to 0; a copy. */
  public double[] eigenvalues() {
    return eigenvalues.clone();
  }

  /** The smallest eigenvalue as computed, before rounding errors were set to 0. */
  public double smallestEigenvalue() {
    return modes.smallest();
  }

  /** V (y − f₀): row k is the initial residual along eigenvector k, [N, O] or [N·O, 1]; a copy. */
  public Matrix residualModes() {
    return residualModes.copy();
  }

  /** Outputs on the train points [N, O]. Time 2n² flops an output. */
  public Matrix trainOutputs(Decay decay) {
    Matrix moved = residualModes.copy();
    for (int k = 0; k < eigenvalues.length; k++) {
      moved.rowRange(k, k + 1).scale(1 - decay.remaining(rate(k)));
    }
    Matrix result = initial.copy();
    block(result).addScaled(1, modes.combine(moved));
    return result;
  }

  /**
   * Outputs at other points. Time 2n(n + P) flops an output.
   *
   * @param thetaCross Θ between these points and the train points, [P, N] or [P·O, N·O]; not
   *     modified
   * @param initialOutputs f₀ at these points [P, O]; not modified
   * @return [P, O] in memory of its own
   */
  public Matrix outputs(Decay decay, Matrix thetaCross, Matrix initialOutputs) {
    KernelShape.check(
        "SpectralSolution.outputs",
        thetaCross.rows(),
        thetaCross.columns(),
        initialOutputs,
        initial);
    if (thetaCross.columns() != eigenvalues.length) {
      throw new IllegalArgumentException(
          "SpectralSolution.outputs: the train kernel is of order %d, this one is %s"
              .formatted(eigenvalues.length, thetaCross));
    }
    Matrix gained = residualModes.copy();
    for (int k = 0; k < eigenvalues.length; k++) {
      gained.rowRange(k, k + 1).scale(decay.gain(rate(k)) / targets());
    }
    Matrix result = initialOutputs.copy();
    Blas.gemm(false, false, 1, thetaCross, modes.combine(gained), 1, block(result));
    return result;
  }

  private double rate(int k) {
    return eigenvalues[k] / targets();
  }

  /** M = N·O. */
  private double targets() {
    return (double) initial.rows() * initial.columns();
  }

  private Matrix block(Matrix outputs) {
    boolean shared = eigenvalues.length == initial.rows();
    return shared ? outputs : outputs.reshape(outputs.rows() * outputs.columns(), 1);
  }
}
