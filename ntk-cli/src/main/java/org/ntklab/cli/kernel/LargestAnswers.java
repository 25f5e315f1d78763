package org.ntklab.cli.kernel;

import java.util.ArrayList;
import java.util.List;
import org.ntklab.cli.console.Numbers;
import org.ntklab.core.empirical.LargestEigenvalueComputation;
import org.ntklab.core.empirical.LargestEigenvalues;
import org.ntklab.core.loss.Loss;
import org.ntklab.core.prediction.StabilityLimits;

/** Answers how large the largest eigenvalue of a tangent kernel is. */
public final class LargestAnswers {
  private static final double NANO = 1e-9;

  private final KernelQuestion question;
  private final LargestEigenvalueComputation computation;
  private final Loss loss;

  /**
   * Answers to a question.
   *
   * @param loss whose curvature bounds stable rates
   */
  public LargestAnswers(
      KernelQuestion question, LargestEigenvalueComputation computation, Loss loss) {
    this.question = question;
    this.computation = computation;
    this.loss = loss;
  }

  /** The mean over draws. */
  public LargestAnswer largest() throws InterruptedException {
    long start = System.nanoTime();
    LargestEigenvalues found = computation.of(question.x().rows());
    double seconds = NANO * (System.nanoTime() - start);
    double curvature = loss.curvature(found.examples(), found.outputs());
    List<String> remarks = new ArrayList<>();
    found
        .whyMatrix()
        .ifPresent(why -> remarks.add("not from products of the network alone: " + why));
    if (!found.converged()) {
      remarks.add(
          "after %d products the residual is still %s of λ max, which is a lower bound"
              .formatted(found.products(), Numbers.significant(found.relativeResidual())));
    }
    return new LargestAnswer(
        EmpiricalAnswers.title("Largest eigenvalue of the tangent kernel", question),
        found,
        new StabilityLimits(found.mean(), curvature),
        "%s from seed %d, %s Θv%s"
            .formatted(
                Numbers.of(computation.draws(), "draw"),
                computation.networks().seed(),
                Numbers.of(found.products(), "product"),
                found.whyMatrix().isPresent() ? "" : ", Θ never formed"),
        computation.bytes(question.rows()),
        seconds,
        remarks);
  }
}
