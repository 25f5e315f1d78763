package org.ntklab.cli.kernel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntklab.core.gram.GramFile;
import org.ntklab.core.gram.GramTarget;
import org.ntklab.core.gram.Storage;
import org.ntklab.core.infinitewidth.InfiniteKernel;
import org.ntklab.core.infinitewidth.InfiniteWidth;
import org.ntklab.core.infinitewidth.KernelComputation;
import org.ntklab.core.infinitewidth.KernelCost;
import org.ntklab.core.infinitewidth.KernelLimit;
import org.ntklab.core.input.Inputs;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.SpectrumEnds;
import org.ntklab.core.network.Precision;

/** Answers questions at infinite width. */
public final class InfiniteAnswers {
  /** Smaller condition numbers leave float32 kernels some digits. */
  private static final double ILL_CONDITIONED = 1e6;

  /** Order up to which spectra are found: some seconds. */
  private static final int LARGEST_DECOMPOSED = 6000;

  private static final double NANO = 1e-9;

  private final KernelQuestion question;
  private final InfiniteWidth reading;
  private final KernelComputation computation;

  /**
   * Answers to a question.
   *
   * @param computation of the question's kernels
   */
  public InfiniteAnswers(
      KernelQuestion question, InfiniteWidth reading, KernelComputation computation) {
    this.question = question;
    this.reading = reading;
    this.computation = computation;
  }

  /** What it will cost, for a line before it begins. */
  public KernelCost cost() {
    return computation.cost(question.rows(), question.columns(), isSymmetric());
  }

  /** K and Θ of each example with itself. */
  public KernelAnswer diagonal() {
    long start = System.nanoTime();
    Matrix both = computation.kernel().diagonal(question.x().rows());
    double seconds = NANO * (System.nanoTime() - start);
    int n = question.rows();
    Map<String, Matrix> diagonals = new LinkedHashMap<>();
    for (String name : question.kernels()) {
      int column = name.equals(InfiniteKernel.NNGP) ? 0 : 1;
      Matrix diagonal = Matrix.zeros(n, 1);
      for (int i = 0; i < n; i++) {
        diagonal.set(i, 0, both.get(i, column));
      }
      diagonals.put(name, diagonal);
    }
    // An example with itself costs what a pair does.
    KernelCost pairs = computation.cost(n, 1, false);
    return new KernelAnswer(
        title("Diagonal of the kernels"),
        List.of(n),
        diagonals,
        Map.of(),
        Optional.empty(),
        Map.of(),
        pairs.algorithm(),
        pairs.flops(),
        pairs.workingBytes(1),
        seconds,
        remarks(Map.of()));
  }

  /** Whole matrices, in memory. */
  public KernelAnswer matrices() throws InterruptedException {
    long start = System.nanoTime();
    Map<String, Matrix> grams =
        question.x2().isPresent()
            ? computation.gram(question.x().rows(), question.x2().get().rows())
            : computation.gram(question.x().rows());
    return answer(grams, NANO * (System.nanoTime() - start));
  }

  /** Whole matrices, in a file that is mapped. */
  public KernelAnswer inFile(Path file, boolean fresh) throws InterruptedException {
    long start = System.nanoTime();
    GramFile finished = computation.toFile(target(file).fresh(fresh));
    double seconds = NANO * (System.nanoTime() - start);
    Map<String, Matrix> grams = new LinkedHashMap<>();
    boolean fits = (long) question.rows() * question.columns() <= Matrix.MOST_VALUES;
    if (fits) {
      question.kernels().forEach(name -> grams.put(name, finished.matrix(name)));
    }
    return answer(grams, seconds);
  }

  private GramTarget target(Path file) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("ntk.examples", describe(question.x()));
    question.x2().ifPresent(x2 -> metadata.put("ntk.examples2", describe(x2)));
    return new GramTarget(
        file,
        question
            .request()
            .identity(
                question.graph(),
                Map.of(
                    "precision", question.precision().toString(), "numerics", reading.numerics())),
        question.x().rows(),
        question.x2().map(Inputs::rows),
        question.precision() == Precision.SINGLE ? Storage.FLOAT32 : Storage.FLOAT64,
        metadata,
        false);
  }

  private static String describe(Inputs inputs) {
    return inputs.scaling().isEmpty()
        ? inputs.description()
        : inputs.description() + " (" + inputs.scaling() + ")";
  }

  private KernelAnswer answer(Map<String, Matrix> grams, double seconds) {
    Map<String, SpectrumEnds> spectra = new LinkedHashMap<>();
    if (isSymmetric() && question.rows() <= LARGEST_DECOMPOSED) {
      grams.forEach(
          (name, gram) -> spectra.put(name, SpectrumEnds.of(gram, computation.threads())));
    }
    List<String> remarks = remarks(spectra);
    if (isSymmetric() && question.rows() > LARGEST_DECOMPOSED) {
      remarks.add(
          "spectra of more than %d examples are left out, as they would take longer than the kernels"
              .formatted(LARGEST_DECOMPOSED));
    }
    return new KernelAnswer(
        title("Kernels"),
        List.of(question.rows(), question.columns()),
        grams,
        Map.of(),
        Optional.empty(),
        spectra,
        cost().algorithm(),
        cost().flops(),
        computation.bytes(question.rows(), question.columns(), isSymmetric()),
        seconds,
        remarks);
  }

  private boolean isSymmetric() {
    return question.x2().isEmpty();
  }

  private String title(String what) {
    return what + " at infinite width: " + question.title();
  }

  private List<String> remarks(Map<String, SpectrumEnds> spectra) {
    List<String> remarks = new ArrayList<>(remarks(computation.kernel().limit()));
    spectra.forEach(
        (name, spectrum) -> {
          if (question.precision() == Precision.SINGLE
              && !(spectrum.conditionNumber() < ILL_CONDITIONED)) {
            remarks.add(
                name
                    + " was computed in single precision and is ill-conditioned: its small"
                    + " eigenvalues are rounding errors, --precision double has them");
          }
        });
    return remarks;
  }

  private List<String> remarks(KernelLimit limit) {
    List<String> remarks = new ArrayList<>();
    if (limit.atWidth()) {
      remarks.add(
          "with this parametrisation the tangent kernel grows with the width; it is given at width"
              + " "
              + question.request().architecture().width());
    }
    if (limit.covarianceVanishes()) {
      remarks.add("with this parametrisation the outputs at initialisation, and nngp, tend to 0");
    }
    if (limit.tangentVanishes()) {
      remarks.add("with this parametrisation the tangent kernel tends to 0: nothing trains");
    }
    return remarks;
  }
}
