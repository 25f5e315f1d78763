package org.ntklab.cli.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.ntklab.cli.kernel.GramProgress;
import org.ntklab.cli.predict.ClosedForm;
import org.ntklab.cli.predict.PredictionAnswer;
import org.ntklab.cli.predict.PredictionArrays;
import org.ntklab.cli.predict.PredictionData;
import org.ntklab.cli.predict.PredictionJson;
import org.ntklab.cli.predict.PredictionQuestion;
import org.ntklab.cli.predict.PredictionText;
import org.ntklab.core.experiment.RequestedGraph;
import org.ntklab.core.gram.GramListener;
import org.ntklab.core.infinitewidth.InfiniteKernel;
import org.ntklab.core.infinitewidth.InfiniteWidth;
import org.ntklab.core.infinitewidth.KernelComputation;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.loss.Loss;
import org.ntklab.core.network.Precision;
import org.ntklab.core.plugin.Named;
import org.ntklab.core.prediction.Descent;
import org.ntklab.core.prediction.Ensemble;
import org.ntklab.core.problem.ExitCode;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;
import org.ntklab.core.problem.RefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ntk predict}: training at infinite width, in closed form. */
@Command(
    name = "predict",
    description = {
      "Trains an infinitely wide network in closed form, and predicts.",
      "ntk predict mlp --data digits --train 1000 --test 500 --time 1,100,inf"
    })
public final class PredictCommand implements Callable<Integer> {
  private static final List<String> KERNELS = List.of(InfiniteKernel.NTK, InfiniteKernel.NNGP);

  private final Session session;

  @Mixin private GraphOptions graph;
  @Mixin private PredictionDataOptions data;
  @Mixin private TrainingOptions training;

  @Option(
      names = "--of",
      paramLabel = "KERNEL",
      description =
          "ntk: all weights are trained; nngp: the readout alone (default: ${DEFAULT-VALUE})")
  private String of = InfiniteKernel.NTK;

  @Option(
      names = "--covariance",
      description = "the covariance of the ensemble between test examples, and nll")
  private boolean covariance;

  @Option(names = "--out", paramLabel = "FILE.npz", description = "writes the outputs as arrays")
  private Path out;

  /** The command in a session. */
  public PredictCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Problems problems = new Problems();
    Words.check("--of", of, KERNELS, problems);
    Precision precision = graph.precision(problems);
    Optional<OutputFile> file = OutputFile.read("--out", out, List.of(".npz"), problems);
    Optional<RequestedGraph> request = graph.read(session.ntk(), problems);
    double[] times = training.times(problems);
    double ridge = training.ridge(problems);
    Optional<Descent> descent = training.descent(problems);
    Optional<Named<Loss>> loss = training.loss(session.ntk(), problems);
    if (loss.isPresent() && covariance) {
      problems.add(Problem.of("--covariance", "is for squared loss"));
    }
    boolean distribution = loss.isPresent() && loss.get().value().needsDistribution();
    Optional<PredictionData> examples = data.read(session.ntk(), distribution, problems);
    if (distribution && examples.isPresent() && !examples.get().encoding().isDistribution()) {
      problems.add(
          Problem.of(
              "--loss " + loss.get().name(),
              "needs targets that are distributions: --target one-hot"));
    }
    problems.throwIfAny();
    PredictionQuestion question =
        new PredictionQuestion(
            request.orElseThrow(),
            examples.orElseThrow(),
            of.equals(InfiniteKernel.NTK) ? Ensemble.NTK : Ensemble.NNGP,
            times,
            descent.orElseThrow(),
            loss,
            ridge,
            covariance,
            precision);
    show(answer(question), file);
    return ExitCode.DONE.status();
  }

  private PredictionAnswer answer(PredictionQuestion question) {
    InfiniteKernel kernel = kernel(question);
    GramProgress progress = new GramProgress(session.console(), Clock.systemUTC(), "kernels");
    KernelComputation computation =
        new KernelComputation(
            kernel,
            ClosedForm.kernels(question.ensemble(), covariance),
            OptionalInt.empty(),
            session.threads(),
            session.options().quiet() ? GramListener.NONE : progress);
    session.interruptible();
    try (progress) {
      return new ClosedForm(question, computation).answer();
    } catch (InterruptedException e) {
      throw new InterruptedStudyException("interrupted; nothing was written", e);
    }
  }

  private InfiniteKernel kernel(PredictionQuestion question) {
    PredictionData examples = question.data();
    LayerGraph layers = question.request().on(examples.shape(), examples.outputs());
    InfiniteWidth reading = session.ntk().get(InfiniteWidth.class);
    reading.slowness().ifPresent(session::remark);
    InfiniteKernel kernel =
        reading.kernel(layers, question.request().parametrisation().value(), question.precision());
    boolean weighted = layers.output().isWeighted();
    if (!kernel.limit().gaussian()
        || !(weighted || layers.output().shape().equals(Shape.vector(examples.outputs())))) {
      throw new InvalidInputException(
          Problem.of(
              question.request().text(),
              "ends in '%s' with shape %s, where a readout is expected: end it in a dense layer of"
                      .formatted(layers.output().name(), layers.output().shape())
                  + " width 'outputs'"));
    }
    boolean vanishes =
        question.ensemble() == Ensemble.NTK
            ? kernel.limit().tangentVanishes()
            : kernel.limit().covarianceVanishes();
    if (vanishes) {
      throw new RefusedException(
          "with the parametrisation %s the %s tends to 0 as the width grows, and nothing is learned from it; --of %s may do"
              .formatted(
                  question.request().parametrisation().name(),
                  of.equals(InfiniteKernel.NTK) ? "tangent kernel" : "NNGP kernel",
                  of.equals(InfiniteKernel.NTK) ? InfiniteKernel.NNGP : InfiniteKernel.NTK));
    }
    return kernel;
  }

  private void show(PredictionAnswer answer, Optional<OutputFile> file) {
    file.ifPresent(to -> PredictionArrays.write(to.path(), answer));
    if (session.options().json()) {
      session.console().json(PredictionJson.of(answer));
    } else {
      new PredictionText(session.console()).print(answer);
    }
    file.ifPresent(to -> session.remark("written to " + to.path()));
  }
}
