package org.ntklab.analysis.report.sections;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.ntklab.core.data.DataException;
import org.ntklab.core.data.Dataset;
import org.ntklab.core.data.DatasetCache;
import org.ntklab.core.experiment.RunSpec;
import org.ntklab.core.functionspace.LinearRecursion;
import org.ntklab.core.infinitewidth.InfiniteKernel;
import org.ntklab.core.infinitewidth.InfiniteWidth;
import org.ntklab.core.infinitewidth.KernelComputation;
import org.ntklab.core.infinitewidth.KernelLimit;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.loss.MeanSquaredError;
import org.ntklab.core.prediction.Descent;
import org.ntklab.core.prediction.KernelBlocks;
import org.ntklab.core.prediction.KernelPrediction;
import org.ntklab.core.prediction.Prediction;
import org.ntklab.core.problem.RefusedException;

/**
 * The expected loss of an infinitely wide network along full-batch training, ½ mean over examples
 * and outputs of (m − y)² + α²C, with the mean m and the covariance C of {@link KernelPrediction}.
 */
final class InfiniteWidthCurve {
  /** Larger kernels take longer than a report should; {@code ntk predict} computes them. */
  private static final int MOST_EXAMPLES = 1500;

  private static final double MOST_OPERATIONS = 2e10;

  private final DatasetCache data;
  private final Optional<InfiniteWidth> infiniteWidth;

  @Inject
  InfiniteWidthCurve(DatasetCache data, Optional<InfiniteWidth> infiniteWidth) {
    this.data = data;
    this.infiniteWidth = infiniteWidth;
  }

  /**
   * A curve, or why there is none.
   *
   * @param train (step, expected loss of the training examples)
   * @param probe the same of the probe examples
   * @param reason empty for a curve
   */
  record Answer(List<double[]> train, List<double[]> probe, String reason) {
    static Answer none(String reason) {
      return new Answer(List.of(), List.of(), reason);
    }
  }

  /**
   * Computes the curve.
   *
   * @param spec a run of the cell
   * @param rate η
   * @param steps whole numbers, 0 or more
   */
  Answer of(RunSpec spec, double rate, double[] steps) {
    Optional<LinearRecursion> recursion = spec.training().optimiser().recursion();
    if (infiniteWidth.isEmpty()) {
      return Answer.none("there is no reading at infinite width in this program");
    }
    if (recursion.isEmpty() || !(spec.loss().value() instanceof MeanSquaredError)) {
      return Answer.none("the closed form is of squared loss under gradient descent");
    }
    if (spec.training().batch().isPresent()) {
      return Answer.none("the closed form is of full batches");
    }
    if (!(rate > 0)) {
      return Answer.none("no learning rate is known");
    }
    try {
      return computed(spec, infiniteWidth.get(), Descent.discrete(recursion.get(), rate), steps);
    } catch (RefusedException | DataException e) {
      return Answer.none(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.none("it was interrupted");
    }
  }

  private Answer computed(RunSpec spec, InfiniteWidth infinite, Descent descent, double[] steps)
      throws InterruptedException {
    Dataset set = data.get(spec.data());
    int n = set.train().count();
    int all = n + set.probe().count();
    InfiniteKernel kernel =
        infinite.kernel(
            spec.architecture().graph(set.shape(), set.outputs()),
            spec.parametrisation().value(),
            spec.precision());
    Optional<String> inapplicable = inapplicable(kernel.limit());
    if (inapplicable.isPresent()) {
      return Answer.none(inapplicable.get());
    }
    KernelComputation computation =
        KernelComputation.of(kernel, InfiniteKernel.NTK, InfiniteKernel.NNGP);
    if (all > MOST_EXAMPLES || computation.cost(all, all, true).flops() > MOST_OPERATIONS) {
      return Answer.none(
          "its kernel of %d examples takes longer than a report should; ntk predict computes it"
              .formatted(all));
    }
    var gram = computation.gram(stacked(set));
    Matrix theta = gram.get(InfiniteKernel.NTK);
    double alpha = spec.training().outputScale();
    // Centred outputs start at 0 in every network: nothing varies.
    Matrix prior =
        gram.get(InfiniteKernel.NNGP).scale(spec.training().centred() ? 0 : alpha * alpha);
    KernelPrediction problem =
        KernelPrediction.ntk(
            KernelBlocks.of(corner(theta, n), columns(theta, n)),
            KernelBlocks.of(corner(prior, n), columns(prior, n), prior),
            set.train().targets(),
            0,
            descent);
    List<Prediction> predictions = problem.at(computation.threads(), steps).predictions();
    return new Answer(
        predictions.stream()
            .map(p -> new double[] {p.time(), loss(p, set.train().targets(), 0)})
            .toList(),
        predictions.stream()
            .map(p -> new double[] {p.time(), loss(p, set.probe().targets(), n)})
            .toList(),
        "");
  }

  private static Optional<String> inapplicable(KernelLimit limit) {
    if (limit.atWidth()) {
      return Optional.of("in this parametrisation Θ grows with the width");
    }
    if (limit.tangentVanishes()) {
      return Optional.of("in this parametrisation Θ vanishes as the width grows");
    }
    if (limit.covarianceVanishes() || !limit.gaussian()) {
      return Optional.of(
          "in this parametrisation the kernel moves at infinite width too, and a fixed kernel does"
              + " not describe it");
    }
    return Optional.empty();
  }

  /** ½ mean of (m − y)² + C over the rows of the targets, which stand at {@code from}. */
  private static double loss(Prediction prediction, Matrix targets, int from) {
    Matrix mean = prediction.mean();
    double sum = 0;
    for (int i = 0; i < targets.rows(); i++) {
      double variance = prediction.covariance().orElseThrow().get(from + i, from + i);
      for (int o = 0; o < targets.columns(); o++) {
        double residual = mean.get(from + i, o) - targets.get(i, o);
        sum += residual * residual + Math.max(0, variance);
      }
    }
    return sum / (2.0 * targets.rows() * targets.columns());
  }

  private static Matrix stacked(Dataset set) {
    Matrix train = set.train().inputs();
    Matrix probe = set.probe().inputs();
    Matrix all = Matrix.zeros(train.rows() + probe.rows(), train.columns());
    all.rowRange(0, train.rows()).assign(train);
    all.rowRange(train.rows(), all.rows()).assign(probe);
    return all;
  }

  private static Matrix corner(Matrix gram, int n) {
    return columns(gram, n).rowRange(0, n).copy();
  }

  private static Matrix columns(Matrix gram, int n) {
    Matrix left = Matrix.zeros(gram.rows(), n);
    for (int i = 0; i < gram.rows(); i++) {
      for (int j = 0; j < n; j++) {
        left.set(i, j, gram.get(i, j));
      }
    }
    return left;
  }
}
