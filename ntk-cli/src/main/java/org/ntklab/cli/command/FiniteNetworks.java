package org.ntklab.cli.command;

import java.time.Clock;
import org.ntklab.cli.kernel.EmpiricalAnswers;
import org.ntklab.cli.kernel.GramProgress;
import org.ntklab.cli.kernel.KernelAnswer;
import org.ntklab.cli.kernel.KernelQuestion;
import org.ntklab.cli.kernel.LargestAnswer;
import org.ntklab.cli.kernel.LargestAnswers;
import org.ntklab.cli.kernel.ProjectedAnswers;
import org.ntklab.core.empirical.EmpiricalKernelComputation;
import org.ntklab.core.empirical.EmpiricalProgress;
import org.ntklab.core.empirical.InitialNetworks;
import org.ntklab.core.empirical.LargestEigenvalueComputation;
import org.ntklab.core.empirical.ProjectedKernelComputation;
import org.ntklab.core.loss.MeanSquaredError;
import org.ntklab.core.network.NetworkFactory;

/** {@code ntk kernel --empirical}: has finite networks measured while the user watches. */
final class FiniteNetworks {
  private final Session session;
  private final EmpiricalOptions options;

  FiniteNetworks(Session session, EmpiricalOptions options) {
    this.session = session;
    this.options = options;
  }

  /** Kernels, from random directions where that is asked for. */
  KernelAnswer kernels(KernelQuestion question) {
    return watched(
        options.draws(),
        progress ->
            options.directions().isPresent()
                ? new ProjectedAnswers(
                        question,
                        new ProjectedKernelComputation(
                            networks(question),
                            options.draws(),
                            options.directions().getAsInt(),
                            options.pairs(),
                            session.threads(),
                            progress))
                    .matrices()
                : new EmpiricalAnswers(question, computation(question, progress)).matrices());
  }

  /** λ_max. */
  LargestAnswer largest(KernelQuestion question) {
    return watched(
        options.draws(),
        progress ->
            new LargestAnswers(
                    question,
                    new LargestEigenvalueComputation(
                        networks(question), options.draws(), session.threads(), progress),
                    new MeanSquaredError())
                .largest());
  }

  private InitialNetworks networks(KernelQuestion question) {
    return new InitialNetworks(
        session.ntk().get(NetworkFactory.class),
        question.graph(),
        question.request().parametrisation().value(),
        question.precision(),
        options.seed());
  }

  private EmpiricalKernelComputation computation(
      KernelQuestion question, EmpiricalProgress progress) {
    return new EmpiricalKernelComputation(
        session.ntk().get(NetworkFactory.class),
        question.graph(),
        question.request().parametrisation().value(),
        question.precision(),
        options.seed(),
        options.draws(),
        options.pairs(),
        question.kernels(),
        session.threads(),
        progress);
  }

  /** Something that tells how far it is. */
  private interface Computation<T> {
    T run(EmpiricalProgress progress) throws InterruptedException;
  }

  private <T> T watched(int draws, Computation<T> computation) {
    boolean quiet = session.options().quiet();
    GramProgress progress = new GramProgress(session.console(), Clock.systemUTC(), "parts");
    session.interruptible();
    try (progress) {
      if (!quiet) {
        progress.started(0, 0, draws);
      }
      return computation.run(quiet ? EmpiricalProgress.NONE : progress::progress);
    } catch (InterruptedException e) {
      throw new InterruptedStudyException("interrupted; nothing was written", e);
    }
  }
}
