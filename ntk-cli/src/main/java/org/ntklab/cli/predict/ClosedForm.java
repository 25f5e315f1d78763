package org.ntklab.cli.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ntklab.core.infinitewidth.InfiniteKernel;
import org.ntklab.core.infinitewidth.KernelComputation;
import org.ntklab.core.infinitewidth.KernelLimit;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.loss.Loss;
import org.ntklab.core.network.Precision;
import org.ntklab.core.prediction.Ensemble;
import org.ntklab.core.prediction.KernelBlocks;
import org.ntklab.core.prediction.KernelPrediction;
import org.ntklab.core.prediction.LossPrediction;
import org.ntklab.core.prediction.Prediction;
import org.ntklab.core.prediction.PredictionQuality;
import org.ntklab.core.prediction.Predictions;
import org.ntklab.core.prediction.SolverReport;
import org.ntklab.core.prediction.StabilityLimits;

/** From a question to its answer: the kernels, then training on them. */
public final class ClosedForm {
  /** Of outputs of order one, far below what a finite width changes. */
  private static final double FLOW_TOLERANCE = 1e-6;

  /** Larger condition numbers leave nothing of single precision. */
  private static final double ILL_CONDITIONED = 1e6;

  private static final double NANO = 1e-9;

  private final PredictionQuestion question;
  private final KernelComputation computation;

  /**
   * A computation.
   *
   * @param computation of {@link #kernels} of the question's network
   */
  public ClosedForm(PredictionQuestion question, KernelComputation computation) {
    this.question = question;
    this.computation = computation;
  }

  /** Names of the kernels that a question needs; the one that training follows first. */
  public static List<String> kernels(Ensemble ensemble, boolean covariance) {
    if (ensemble == Ensemble.NNGP) {
      return List.of(InfiniteKernel.NNGP);
    }
    return covariance
        ? List.of(InfiniteKernel.NTK, InfiniteKernel.NNGP)
        : List.of(InfiniteKernel.NTK);
  }

  /** Computes kernels, trains and predicts. */
  public PredictionAnswer answer() throws InterruptedException {
    long start = System.nanoTime();
    PredictionData data = question.data();
    Map<String, Matrix> trainTrain = computation.gram(data.train());
    Map<String, Matrix> testTrain = computation.gram(data.test(), data.train());
    Optional<Matrix> testTest = Optional.empty();
    if (question.covariance()) {
      testTest = Optional.of(computation.gram(data.test()).get(InfiniteKernel.NNGP));
    }
    long solving = System.nanoTime();
    double kernelSeconds = NANO * (solving - start);
    String leading = computation.kernels().get(0);
    KernelBlocks kernel = KernelBlocks.of(trainTrain.get(leading), testTrain.get(leading));
    if (question.loss().isPresent()) {
      return underLoss(question.loss().get().value(), kernel, kernelSeconds, solving);
    }
    KernelBlocks nngp =
        testTest
            .map(
                block ->
                    KernelBlocks.of(
                        trainTrain.get(InfiniteKernel.NNGP),
                        testTrain.get(InfiniteKernel.NNGP),
                        block))
            .orElse(kernel);
    Predictions found = problem(kernel, nngp).overwriting(computation.threads(), question.times());
    List<PredictionQuality> quality =
        data.testTargets()
            .map(y -> found.predictions().stream().map(p -> found.quality(p, y)).toList())
            .orElse(List.of());
    List<PredictionQuality> trainQuality =
        onTrain(found.predictions()).stream()
            .map(p -> PredictionQuality.of(p, data.trainTargets(), 0, 0))
            .toList();
    return answer(
        found.predictions(),
        trainQuality,
        quality,
        Optional.of(found.solver()),
        found.stability(),
        kernelSeconds,
        solving);
  }

  private KernelPrediction problem(KernelBlocks kernel, KernelBlocks nngp) {
    Matrix targets = question.data().trainTargets();
    if (question.ensemble() == Ensemble.NNGP) {
      return KernelPrediction.nngp(nngp, targets, question.ridge(), question.descent());
    }
    return question.covariance()
        ? KernelPrediction.ntk(kernel, nngp, targets, question.ridge(), question.descent())
        : KernelPrediction.ntk(kernel, targets, question.ridge(), question.descent());
  }

  private PredictionAnswer underLoss(
      Loss loss, KernelBlocks kernel, double kernelSeconds, long solving) {
    PredictionData data = question.data();
    LossPrediction problem =
        new LossPrediction(loss, kernel, data.trainTargets(), question.descent());
    List<Prediction> found = problem.at(FLOW_TOLERANCE, question.times());
    List<PredictionQuality> quality =
        data.testTargets()
            .map(y -> found.stream().map(p -> likelihood(loss, p, y)).toList())
            .orElse(List.of());
    List<PredictionQuality> trainQuality =
        onTrain(found).stream().map(p -> likelihood(loss, p, data.trainTargets())).toList();
    return answer(
        found,
        trainQuality,
        quality,
        Optional.empty(),
        problem.stability(),
        kernelSeconds,
        solving);
  }

  /** Outputs are logits here: their likelihood is the loss, and their distance means nothing. */
  private static PredictionQuality likelihood(Loss loss, Prediction prediction, Matrix targets) {
    double accuracy = PredictionQuality.of(prediction, targets, 0, 0).accuracy();
    double nll = loss.value(prediction.mean(), targets);
    return new PredictionQuality(accuracy, Double.NaN, OptionalDouble.of(nll));
  }

  private static List<Prediction> onTrain(List<Prediction> predictions) {
    return predictions.stream()
        .map(p -> new Prediction(p.time(), p.trainMean(), p.trainMean(), Optional.empty()))
        .toList();
  }

  private PredictionAnswer answer(
      List<Prediction> predictions,
      List<PredictionQuality> trainQuality,
      List<PredictionQuality> testQuality,
      Optional<SolverReport> solver,
      StabilityLimits stability,
      double kernelSeconds,
      long solving) {
    return new PredictionAnswer(
        question,
        predictions,
        trainQuality,
        testQuality,
        solver,
        stability,
        kernelSeconds,
        NANO * (System.nanoTime() - solving),
        remarks(solver));
  }

  private List<String> remarks(Optional<SolverReport> solver) {
    List<String> remarks = new ArrayList<>();
    solver.map(SolverReport::explanation).ifPresent(remarks::add);
    boolean ill = solver.filter(s -> !(s.conditionNumber() < ILL_CONDITIONED)).isPresent();
    if (question.precision() == Precision.SINGLE && ill) {
      remarks.add(
          "the kernel was computed in single precision and is ill-conditioned: what the smallest"
              + " modes say is rounding; --precision double or a --ridge would do");
    }
    KernelLimit limit = computation.kernel().limit();
    if (limit.atWidth() && question.ensemble() == Ensemble.NTK) {
      remarks.add(
          "with this parametrisation the tangent kernel grows with the width; it is that of width "
              + question.request().architecture().width());
    }
    if (limit.covarianceVanishes() && question.covariance()) {
      remarks.add(
          "with this parametrisation the outputs at initialisation tend to 0: every network of the"
              + " ensemble is the same, and the covariance is 0");
    }
    return remarks;
  }
}
