package org.ntklab.cli.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.ntklab.cli.console.Numbers;
import org.ntklab.cli.kernel.GramProgress;
import org.ntklab.cli.kernel.InfiniteAnswers;
import org.ntklab.cli.kernel.KernelAnswer;
import org.ntklab.cli.kernel.KernelArrays;
import org.ntklab.cli.kernel.KernelJson;
import org.ntklab.cli.kernel.KernelQuestion;
import org.ntklab.cli.kernel.KernelText;
import org.ntklab.cli.kernel.LargestAnswer;
import org.ntklab.cli.kernel.LargestJson;
import org.ntklab.cli.kernel.LargestText;
import org.ntklab.core.experiment.RequestedGraph;
import org.ntklab.core.gram.GramListener;
import org.ntklab.core.infinitewidth.InfiniteKernel;
import org.ntklab.core.infinitewidth.InfiniteWidth;
import org.ntklab.core.infinitewidth.KernelComputation;
import org.ntklab.core.infinitewidth.KernelCost;
import org.ntklab.core.input.InputReader;
import org.ntklab.core.input.Inputs;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.network.Precision;
import org.ntklab.core.problem.ExitCode;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ntk kernel}: Gram matrices of a network's kernels. */
@Command(
    name = "kernel",
    description = {
      "Computes the kernels of a network: NNGP, the covariance of its outputs at initialisation, and"
          + " NTK, its tangent kernel, at infinite width.",
      "Inputs are files (.npy, .npz, .csv, .arrow) or slices of data sets, as in"
          + " digits:test[0:100]@unit-sphere."
    })
public final class KernelCommand implements Callable<Integer> {
  private static final List<String> KERNELS = List.of(InfiniteKernel.NNGP, InfiniteKernel.NTK);
  private static final List<String> FORMATS = List.of(".arrow", ".npz");

  private final Session session;

  @Mixin private GraphOptions graph;
  @Mixin private EmpiricalOptions empirical;

  @Option(names = "--x", required = true, paramLabel = "X", description = "examples of the rows")
  private String x;

  @Option(
      names = "--x2",
      paramLabel = "X2",
      description = "examples of the columns (default: those of the rows)")
  private String x2;

  @Option(
      names = "--of",
      paramLabel = "KERNELS",
      description = "nngp, ntk or both (default: both; ntk where that is all there is)")
  private String of;

  @Option(names = "--diagonal", description = "only each example with itself")
  private boolean diagonal;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "writes .npz, or .arrow tile by tile: larger than memory, resumed, appended to")
  private Path out;

  @Option(names = "--fresh", description = "computes anew what FILE.arrow holds")
  private boolean fresh;

  @Option(
      names = "--tile",
      paramLabel = "N",
      converter = AtLeastOne.class,
      description = "rows and columns computed at a time (default: what suits the caches)")
  private Integer tile;

  /** The command in a session. */
  public KernelCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Problems problems = new Problems();
    List<String> kernels = kernels(problems);
    Precision precision = graph.precision(problems);
    Optional<OutputFile> file = OutputFile.read("--out", out, FORMATS, problems);
    checkOptions(file, problems);
    Optional<RequestedGraph> request = graph.read(session.ntk(), problems);
    InputReader inputs = session.ntk().get(InputReader.class);
    Optional<Inputs> rows = inputs.read("--x", x, Path.of(""), problems);
    Optional<Inputs> columns =
        x2 == null
            ? Optional.empty()
            : rows.isPresent()
                ? inputs.readLike(rows.get(), "--x2", x2, Path.of(""), problems)
                : inputs.read("--x2", x2, Path.of(""), problems);
    problems.throwIfAny();
    LayerGraph layers = request.orElseThrow().on(rows.orElseThrow().shape(), 1);
    KernelQuestion question =
        new KernelQuestion(request.get(), layers, rows.get(), columns, kernels, precision);
    if (empirical.lambdaMax()) {
      show(new FiniteNetworks(session, empirical).largest(question));
    } else {
      show(
          empirical.isAsked()
              ? new FiniteNetworks(session, empirical).kernels(question)
              : infinite(question, file),
          file);
    }
    return ExitCode.DONE.status();
  }

  private List<String> kernels(Problems problems) {
    Optional<String> tangents = empirical.ofTangentsAlone();
    if (of == null) {
      return tangents.isPresent() ? List.of(InfiniteKernel.NTK) : KERNELS;
    }
    List<String> kernels = Words.list("--of", of, KERNELS, problems);
    if (tangents.isPresent() && kernels.contains(InfiniteKernel.NNGP)) {
      problems.add(Problem.of(tangents.get(), "is of ntk alone: leave nngp out of --of"));
    }
    return kernels;
  }

  private void checkOptions(Optional<OutputFile> file, Problems problems) {
    if (diagonal && x2 != null) {
      problems.add(Problem.of("--diagonal", "is of examples with themselves: leave --x2 out"));
    }
    if (diagonal && file.filter(OutputFile::isArrow).isPresent()) {
      problems.add(Problem.of("--diagonal", "is no matrix: give --out a file that ends in .npz"));
    }
    empirical.check(problems);
    if (empirical.lambdaMax() && x2 != null) {
      problems.add(Problem.of("--lambda-max", "is of examples with themselves: leave --x2 out"));
    }
    if (empirical.lambdaMax() && out != null) {
      problems.add(Problem.of("--lambda-max", "is one number, no array: leave --out out"));
    }
    if (empirical.isAsked() && (diagonal || tile != null)) {
      problems.add(Problem.of("--empirical", "has neither --diagonal nor --tile"));
    }
    if (empirical.isAsked() && file.filter(OutputFile::isArrow).isPresent()) {
      problems.add(Problem.of("--empirical", "goes to a file that ends in .npz"));
    }
    if (fresh && file.filter(OutputFile::isArrow).isEmpty()) {
      problems.add(Problem.of("--fresh", "is for --out FILE.arrow, which is gone on with"));
    }
  }

  private KernelAnswer infinite(KernelQuestion question, Optional<OutputFile> file) {
    InfiniteWidth reading = session.ntk().get(InfiniteWidth.class);
    reading.slowness().ifPresent(session::remark);
    InfiniteKernel kernel =
        reading.kernel(
            question.graph(), question.request().parametrisation().value(), question.precision());
    boolean quiet = session.options().quiet();
    GramProgress progress = new GramProgress(session.console(), Clock.systemUTC(), "kernels");
    KernelComputation computation =
        new KernelComputation(
            kernel,
            question.kernels(),
            tile == null ? OptionalInt.empty() : OptionalInt.of(tile),
            session.threads(),
            quiet ? GramListener.NONE : progress);
    InfiniteAnswers answers = new InfiniteAnswers(question, reading, computation);
    if (diagonal) {
      return answers.diagonal();
    }
    announce(answers.cost(), computation, question);
    Interruption interruption = session.interruptible();
    try (progress) {
      return file.isPresent() && file.get().isArrow()
          ? answers.inFile(file.get().path(), fresh)
          : answers.matrices();
    } catch (InterruptedException e) {
      throw stopped(file, e);
    } catch (RuntimeException e) {
      // A write that an interruption cut short is no fault of the disk.
      if (interruption.happened()) {
        throw stopped(file, e);
      }
      throw e;
    }
  }

  /** Says what is to come where it takes longer than a blink. */
  private void announce(KernelCost cost, KernelComputation computation, KernelQuestion question) {
    if (cost.flops() > 1e9) {
      boolean symmetric = question.x2().isEmpty();
      session.remark(
          "%s; about %s operations and %s"
              .formatted(
                  cost.algorithm(),
                  Numbers.count(cost.flops()),
                  Numbers.bytes(
                      (double) computation.bytes(question.rows(), question.columns(), symmetric))));
    }
  }

  private InterruptedStudyException stopped(Optional<OutputFile> file, Exception cause) {
    String kept =
        file.filter(OutputFile::isArrow)
            .map(
                arrow ->
                    "; what is done stays in %s.part, and the same command goes on from there: %s"
                        .formatted(arrow.path(), session.commandLine()))
            .orElse("; nothing was written");
    return new InterruptedStudyException("interrupted" + kept, cause);
  }

  private void show(LargestAnswer answer) {
    if (session.options().json()) {
      session.console().json(LargestJson.of(answer));
    } else {
      new LargestText(session.console()).print(answer);
    }
  }

  private void show(KernelAnswer answer, Optional<OutputFile> file) {
    file.filter(to -> !to.isArrow()).ifPresent(to -> KernelArrays.write(to.path(), answer));
    if (session.options().json()) {
      session.console().json(KernelJson.of(answer));
    } else {
      new KernelText(session.console()).print(answer);
    }
    file.ifPresent(to -> session.remark("written to " + to.path()));
    boolean tooLarge =
        answer.kernels().values().stream()
            .anyMatch(k -> (long) k.rows() * k.columns() > KernelJson.MOST_ENTRIES);
    if (session.options().json() && file.isEmpty() && tooLarge) {
      session.remark(
          "kernels of more than %d entries are left out of the document: --out FILE.npz has them"
              .formatted(KernelJson.MOST_ENTRIES));
    }
  }
}
