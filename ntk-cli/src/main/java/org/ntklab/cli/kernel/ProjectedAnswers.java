package org.ntklab.cli.kernel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntklab.cli.console.Numbers;
import org.ntklab.core.empirical.EmpiricalKernels;
import org.ntklab.core.empirical.OutputPairs;
import org.ntklab.core.empirical.ProjectedKernelComputation;
import org.ntklab.core.empirical.ProjectedKernels;
import org.ntklab.core.infinitewidth.InfiniteKernel;
import org.ntklab.core.input.Inputs;
import org.ntklab.core.linalg.Matrix;

/** Answers questions about finite networks from random directions of their weights. */
public final class ProjectedAnswers {
  private static final double NANO = 1e-9;

  private final KernelQuestion question;
  private final ProjectedKernelComputation computation;

  /** Answers to a question for the tangent kernel. */
  public ProjectedAnswers(KernelQuestion question, ProjectedKernelComputation computation) {
    this.question = question;
    this.computation = computation;
  }

  /** The mean over draws, with its standard errors where there are several. */
  public KernelAnswer matrices() throws InterruptedException {
    long start = System.nanoTime();
    Matrix x = question.x().rows();
    ProjectedKernels found = computation.of(x, question.x2().map(Inputs::rows).orElse(x));
    double seconds = NANO * (System.nanoTime() - start);
    EmpiricalKernels kernels = found.kernels();
    boolean symmetric = question.x2().isEmpty();
    return new KernelAnswer(
        EmpiricalAnswers.title("Tangent kernel", question),
        kernels.shape(computation.pairs()),
        arrays(kernels, kernels.means()),
        arrays(kernels, kernels.standardErrors()),
        Optional.of(new KernelAnswer.Estimate(found.directions(), found.relativeError())),
        Map.of(),
        "mean over %s from seed %d, of %d random directions each"
            .formatted(
                Numbers.of(computation.draws(), "draw"),
                computation.networks().seed(),
                computation.directions()),
        computation.flops(question.rows(), question.columns(), symmetric),
        computation.bytes(question.rows(), symmetric ? 0 : question.columns()),
        seconds,
        remarks(symmetric));
  }

  private List<String> remarks(boolean symmetric) {
    double kernel = computation.flopsOfKernel(question.rows(), question.columns(), symmetric);
    double share = kernel / computation.flops(question.rows(), question.columns(), symmetric);
    String spectra =
        "spectra of estimates are left out: their small eigenvalues are errors; --lambda-max has"
            + " the largest of the kernel itself";
    return share < 1
        ? List.of(
            "the kernel itself takes about %s of these operations: leave --directions out"
                .formatted(Numbers.significant(share)),
            spectra)
        : List.of(spectra);
  }

  private Map<String, Matrix> arrays(EmpiricalKernels found, Map<String, Matrix> byName) {
    Matrix kernel = byName.get(InfiniteKernel.NTK);
    if (kernel == null) {
      return Map.of();
    }
    boolean all = computation.pairs() == OutputPairs.ALL;
    return Map.of(InfiniteKernel.NTK, all ? found.byExamples(kernel) : kernel);
  }
}
