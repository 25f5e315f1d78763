package org.ntklab.core.prediction;

import java.util.Arrays;
import java.util.Locale;
import org.ntklab.core.functionspace.KernelModes;
import org.ntklab.core.linalg.Cholesky;
import org.ntklab.core.linalg.Lanczos;
import org.ntklab.core.linalg.LinearOperator;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.MatrixOperator;
import org.ntklab.core.linalg.ReflectedOperator;
import org.ntklab.core.linalg.Triangle;
import org.ntklab.core.prediction.SolverReport.Method;
import org.ntklab.core.problem.RefusedException;

/**
 * Which decomposition of A = Θ + λI answers for a list of times.
 *
 * <ul>
 *   <li>Any time but 0 and infinity: the eigendecomposition, about 9n³ flops.
 *   <li>Otherwise Cholesky, n³/3 flops, unless A is singular to rounding: λ_min ≤ n · 2⁻⁵² · λ_max.
 *   <li>Then the eigendecomposition again, which leaves lost modes out as the pseudo-inverse does,
 *       if n is small enough; or else the smallest jitter with which Cholesky is safe.
 * </ul>
 */
final class SolverChoice {
  /** Order up to which a singular kernel is decomposed, some 15 s of one core. */
  static final int LARGEST_FOR_PSEUDO_INVERSE = 3000;

  private static final double SMALLEST_TOLERANCE = 1e-6;
  private static final int MOST_ITERATIONS = 500;

  private final KernelPrediction problem;
  private final int largestForPseudoInverse;
  private final int threads;
  private final double meanDiagonal;
  private final double ridge;
  private final int n;
  private final double largest;

  /**
   * A choice for one problem.
   *
   * @param largest λ_max(A)
   */
  SolverChoice(KernelPrediction problem, double largest, int largestForPseudoInverse, int threads) {
    this.problem = problem;
    this.largest = largest;
    this.largestForPseudoInverse = largestForPseudoInverse;
    this.threads = threads;
    // Now, as Θ may be overwritten.
    this.meanDiagonal = problem.meanDiagonal();
    this.ridge = problem.lambda();
    this.n = problem.kernel().trainPoints();
  }

  /**
   * Decomposes A.
   *
   * @param work Θ_TT or a copy of it, off the heap; modified
   * @throws RefusedException if A is not positive semidefinite
   */
  KernelSolver of(Matrix work, double... times) {
    if (n == 0 || Arrays.stream(times).anyMatch(time -> time > 0 && Double.isFinite(time))) {
      return modal(work, "eigendecomposition: at a finite time each mode has come its own way");
    }
    double[] diagonal = Triangle.diagonal(work);
    Attempt plain = attempt(work, diagonal, 0);
    if (plain.smallest > KernelModes.rounding(n, largest)) {
      return factored(plain, "Cholesky factor: every time is 0 or infinite");
    }
    Triangle.restoreLower(work, diagonal);
    // A kernel of zeros has no jitter that is small beside it, and is decomposed at once.
    if (n <= largestForPseudoInverse || largest == 0) {
      return modal(work, "eigendecomposition: the kernel is singular to rounding");
    }
    return jittered(work, diagonal);
  }

  private KernelSolver modal(Matrix work, String why) {
    KernelModes modes = KernelModes.inPlace(work, ridge);
    if (!modes.isPositiveSemidefinite()) {
      throw indefinite(modes.smallest(), modes.largest());
    }
    String zeros =
        String.format(
            Locale.ROOT,
            "; %d of %d eigenvalues count as 0, as duplicate rows make them: no larger than %.2g,"
                + " they contribute nothing at infinity",
            modes.zeros(),
            n,
            modes.rounding());
    SolverReport report =
        new SolverReport(
            Method.EIGENDECOMPOSITION,
            modes.smallest(),
            modes.largest(),
            modes.zeros(),
            ridge,
            0,
            modes.zeros() == 0 ? why : why + zeros);
    return new ModalSolver(modes, problem, report);
  }

  private KernelSolver factored(Attempt attempt, String explanation) {
    SolverReport report =
        new SolverReport(
            Method.CHOLESKY,
            attempt.smallest - attempt.jitter,
            largest,
            0,
            ridge,
            attempt.jitter,
            explanation);
    return new FactorSolver(attempt.factor, problem, report, threads);
  }

  private KernelSolver jittered(Matrix work, double[] diagonal) {
    double rounding = KernelModes.rounding(n, largest);
    double most = KernelModes.NEGATIVE_TOLERANCE * largest;
    // Targets that contradict each other on duplicates are magnified by 1/jitter and cancel again:
    // ten times what counts as 0 leaves a digit more than their rounding takes.
    for (double jitter = 10 * rounding; jitter <= most; jitter *= 10) {
      Attempt attempt = attempt(work, diagonal, jitter);
      if (attempt.smallest > rounding) {
        String explanation =
            String.format(
                Locale.ROOT,
                "Cholesky factor with jitter: the kernel is singular to rounding and, with %d rows,"
                    + " beyond the %d whose modes are found instead; %.2g was added to its diagonal,"
                    + " %.2g of its largest eigenvalue",
                n,
                largestForPseudoInverse,
                jitter,
                jitter / largest);
        return factored(attempt, explanation);
      }
      Triangle.restoreLower(work, diagonal);
    }
    // c − A, with c = λ_max(A), has the largest eigenvalue c − λ_min(A).
    LinearOperator reflected = new ReflectedOperator(new MatrixOperator(work), largest - ridge);
    throw indefinite(largest - largestOf(reflected), largest);
  }

  private Attempt attempt(Matrix work, double[] diagonal, double jitter) {
    for (int i = 0; i < n; i++) {
      work.set(i, i, diagonal[i] + ridge + jitter);
    }
    Cholesky factor = Cholesky.inPlace(work, threads);
    double smallest =
        factor.isPositiveDefinite() ? 1 / largestOf(factor.inverse()) : Double.NEGATIVE_INFINITY;
    return new Attempt(factor, jitter, smallest);
  }

  private RefusedException indefinite(double smallest, double largest) {
    double needed = ridge - 1.1 * smallest;
    return new RefusedException(
        String.format(
            Locale.ROOT,
            "the train kernel is not positive semidefinite: with the ridge %.3g its smallest"
                + " eigenvalue is %.3g, its largest %.3g: a ridge of at least %.3g would do",
            problem.ridge(),
            smallest,
            largest,
            needed / meanDiagonal));
  }

  private static double largestOf(LinearOperator operator) {
    return Lanczos.largest(operator, SMALLEST_TOLERANCE, MOST_ITERATIONS).value();
  }

  /**
   * A factor of A + jitter I.
   *
   * @param smallest its smallest eigenvalue, jitter included; −∞ if there is no factor
   */
  private record Attempt(Cholesky factor, double jitter, double smallest) {}
}
