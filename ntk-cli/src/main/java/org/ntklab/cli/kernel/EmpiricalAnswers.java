package org.ntklab.cli.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntklab.cli.console.Numbers;
import org.ntklab.core.empirical.EmpiricalKernelComputation;
import org.ntklab.core.empirical.EmpiricalKernels;
import org.ntklab.core.empirical.OutputPairs;
import org.ntklab.core.infinitewidth.InfiniteKernel;
import org.ntklab.core.input.Inputs;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.SpectrumEnds;

/** Answers questions about finite networks at initialisation. */
public final class EmpiricalAnswers {
  private static final double NANO = 1e-9;

  private final KernelQuestion question;
  private final EmpiricalKernelComputation computation;

  /**
   * Answers to a question.
   *
   * @param computation of the question's kernels
   */
  public EmpiricalAnswers(KernelQuestion question, EmpiricalKernelComputation computation) {
    this.question = question;
    this.computation = computation;
  }

  /** Means over draws, with their standard errors where there are several. */
  public KernelAnswer matrices() throws InterruptedException {
    long start = System.nanoTime();
    Matrix x = question.x().rows();
    EmpiricalKernels found = computation.of(x, question.x2().map(Inputs::rows).orElse(x));
    double seconds = NANO * (System.nanoTime() - start);
    boolean all = computation.pairs() == OutputPairs.ALL;
    Map<String, SpectrumEnds> spectra = new LinkedHashMap<>();
    if (question.x2().isEmpty()) {
      for (String name : question.kernels()) {
        spectra.put(name, SpectrumEnds.of(found.means().get(name), computation.threads()));
      }
    }
    return new KernelAnswer(
        title("Kernels", question),
        found.shape(computation.pairs()),
        arrays(found, found.means(), all),
        arrays(found, found.standardErrors(), all),
        Optional.empty(),
        spectra,
        "mean over "
            + Numbers.of(computation.draws(), "draw")
            + " from seed "
            + computation.seed()
            + ", layer by layer from their inputs and signals",
        question.kernels().contains(InfiniteKernel.NTK)
            ? computation.flops(question.rows(), question.columns(), question.x2().isEmpty())
            : 0,
        computation.bytes(question.rows(), question.columns()),
        seconds,
        List.of());
  }

  /** A heading. */
  static String title(String what, KernelQuestion question) {
    return "%s of finite networks at width %d, at initialisation: %s"
        .formatted(what, question.request().architecture().width(), question.title());
  }

  /** In the order asked for; all pairs of outputs with the outputs last. */
  private Map<String, Matrix> arrays(
      EmpiricalKernels found, Map<String, Matrix> byName, boolean all) {
    Map<String, Matrix> arrays = new LinkedHashMap<>();
    for (String name : question.kernels()) {
      if (byName.containsKey(name)) {
        arrays.put(name, all ? found.byExamples(byName.get(name)) : byName.get(name));
      }
    }
    return arrays;
  }
}
