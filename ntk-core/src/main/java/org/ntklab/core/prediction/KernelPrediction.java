package org.ntklab.core.prediction;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ntklab.core.linalg.Lanczos;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.MatrixOperator;
import org.ntklab.core.linalg.Triangle;
import org.ntklab.core.loss.MeanSquaredError;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.core.reference.Reference;

/**
 * An infinite ensemble of infinitely wide networks, trained on squared loss ½ mean (f − y)², in
 * closed form.
 *
 * <p>With A = Θ_TT + λI, λ = r · mean diag Θ_TT, M = N·O and R(t) = e^{−Aηt/M} (or what its steps
 * leave, (I − ηA/M)^t for plain descent), Θ standing for K when only the readout is trained:
 *
 * <pre>
 * T          = Θ_xT A⁻¹ (I − R)                    Θ_TT A⁻¹ (I − R) on the train points
 * mean       = T Y
 * covariance = K_xx + T K_TT Tᵀ − T K_Tx − K_xT Tᵀ     all weights trained (NTK)
 *            = K_xx − K_xT A⁻¹ (I − R²) K_Tx           the readout alone (NNGP)
 * </pre>
 *
 * <p>The second covariance goes from the prior at time 0 to the Gaussian posterior at infinity. All
 * times come from one decomposition ({@link SolverReport}). Directions in which A is 0 take their
 * limit at finite times and contribute nothing at infinity.
 *
 * @param ensemble which weights are trained
 * @param kernel Θ (NTK) or K (NNGP), which training follows; test × test, where K has it, asks for
 *     the covariance
 * @param prior K with test × test, which asks for the covariance of the NTK; empty for the NNGP
 * @param targets Y [N, O], O at least 1; not copied
 * @param ridge r, 0 or more
 * @param descent gradient flow or steps, and the learning rate η
 */
@Reference(key = "lee2019", where = "Section 2.3")
@Reference(key = "jacot2018", where = "Section 5")
public record KernelPrediction(
    Ensemble ensemble,
    KernelBlocks kernel,
    Optional<KernelBlocks> prior,
    Matrix targets,
    double ridge,
    Descent descent) {

  private static final double TOLERANCE = 1e-10;
  private static final int MOST_ITERATIONS = 500;

  /** Checks shapes. */
  public KernelPrediction {
    if (targets.rows() != kernel.trainPoints() || targets.columns() < 1) {
      throw new IllegalArgumentException(
          "KernelPrediction: expected targets [%d, O], O at least 1, beside the train kernel %s,"
                  .formatted(kernel.trainPoints(), kernel.trainTrain())
              + " found "
              + targets);
    }
    if (!(ridge >= 0) || Double.isInfinite(ridge)) {
      throw new IllegalArgumentException(
          "KernelPrediction: expected a ridge of 0 or more, found " + ridge);
    }
    prior.ifPresent(k -> checkPrior(ensemble, kernel, k));
  }

  /** The mean of an ensemble whose weights are all trained. */
  public static KernelPrediction ntk(
      KernelBlocks theta, Matrix targets, double ridge, Descent descent) {
    return new KernelPrediction(Ensemble.NTK, theta, Optional.empty(), targets, ridge, descent);
  }

  /** Mean and covariance of an ensemble whose weights are all trained; K with test × test. */
  public static KernelPrediction ntk(
      KernelBlocks theta, KernelBlocks nngp, Matrix targets, double ridge, Descent descent) {
    return new KernelPrediction(Ensemble.NTK, theta, Optional.of(nngp), targets, ridge, descent);
  }

  /** An ensemble whose readout alone is trained; its covariance too if K has test × test. */
  public static KernelPrediction nngp(
      KernelBlocks nngp, Matrix targets, double ridge, Descent descent) {
    return new KernelPrediction(Ensemble.NNGP, nngp, Optional.empty(), targets, ridge, descent);
  }

  /** mean diag Θ_TT; 0 if N = 0. */
  public double meanDiagonal() {
    return Arrays.stream(Triangle.diagonal(kernel.trainTrain())).average().orElse(0);
  }

  /** λ = r · mean diag Θ_TT. */
  public double lambda() {
    return ridge * meanDiagonal();
  }

  /**
   * Trains and predicts. Time n³/3 flops if all times are 0 or infinite, else about 9n³; and for
   * each time 4PN² + 2P²N with the NTK's covariance, 2P²N with the NNGP's; memory one copy of Θ_TT
   * (3 for finite times), some [P, N] and for each time [P, P].
   *
   * @param threads at least 1; the result does not depend on them
   * @param times each 0 or more, or infinite, in any order; whole numbers if discrete
   * @return a prediction for each time, in their order
   * @throws RefusedException if a kernel or target is NaN or infinite, A is not positive
   *     semidefinite, or the learning rate of discrete steps is not stable
   */
  public Predictions at(int threads, double... times) {
    return solve(
        kernel.trainTrain().copy(), SolverChoice.LARGEST_FOR_PSEUDO_INVERSE, threads, times);
  }

  /**
   * As {@link #at} in the memory of Θ_TT, which is lost: for kernels of which there is room for
   * one.
   *
   * @throws IllegalArgumentException if Θ_TT is on the heap or read-only
   */
  public Predictions overwriting(int threads, double... times) {
    if (prior.isPresent() && prior.get().trainTrain() == kernel.trainTrain()) {
      throw new IllegalArgumentException(
          "KernelPrediction.overwriting: Θ and K share their memory, and K is needed to the end");
    }
    return solve(kernel.trainTrain(), SolverChoice.LARGEST_FOR_PSEUDO_INVERSE, threads, times);
  }

  Predictions solve(Matrix work, int largestForPseudoInverse, int threads, double... times) {
    descent.check(times);
    checkFinite();
    // First, as a rate that is refused should not cost a decomposition.
    double largest =
        lambda() + Lanczos.largest(new MatrixOperator(work), TOLERANCE, MOST_ITERATIONS).value();
    StabilityLimits stability =
        new StabilityLimits(
            largest, new MeanSquaredError().curvature(targets.rows(), targets.columns()));
    descent.checkStable(stability);
    KernelSolver solver =
        new SolverChoice(this, largest, largestForPseudoInverse, threads).of(work, times);
    Covariance covariance = new Covariance(this, solver);
    List<Prediction> predictions =
        Arrays.stream(times)
            .mapToObj(
                time ->
                    new Prediction(
                        time, solver.mean(time), solver.trainMean(time), covariance.at(time)))
            .toList();
    return new Predictions(predictions, solver.report(), stability, covariance.rounding());
  }

  private void checkFinite() {
    kernel.checkFinite(ensemble == Ensemble.NTK ? "tangent kernel" : "kernel");
    prior.ifPresent(k -> k.checkFinite("NNGP kernel"));
    checkFinite(targets);
  }

  static void checkFinite(Matrix targets) {
    if (!Double.isFinite(targets.maxAbs())) {
      throw new RefusedException(
          "the targets hold NaN or infinite values: leave those examples out");
    }
  }

  private static void checkPrior(Ensemble ensemble, KernelBlocks kernel, KernelBlocks prior) {
    if (ensemble == Ensemble.NNGP) {
      throw new IllegalArgumentException(
          "KernelPrediction: the NNGP's kernel is its own prior: give it test × test there");
    }
    if (prior.trainPoints() != kernel.trainPoints()
        || prior.testPoints() != kernel.testPoints()
        || prior.testTest().isEmpty()) {
      throw new IllegalArgumentException(
          ("KernelPrediction: expected an NNGP kernel of %d train and %d test points with test ×"
                  + " test, found %d and %d%s")
              .formatted(
                  kernel.trainPoints(),
                  kernel.testPoints(),
                  prior.trainPoints(),
                  prior.testPoints(),
                  prior.testTest().isEmpty() ? " without" : ""));
    }
  }
}
