package org.ntklab.cli.command;

import com.google.inject.Key;
import java.util.Optional;
import org.ntklab.core.Ntk;
import org.ntklab.core.config.Options;
import org.ntklab.core.functionspace.LinearRecursion;
import org.ntklab.core.loss.Loss;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.plugin.Named;
import org.ntklab.core.prediction.Descent;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;
import picocli.CommandLine.Option;

/** How an infinitely wide network is trained. */
final class TrainingOptions {
  /** Squared loss, which has a closed form. */
  private static final String SQUARED = "mse";

  @Option(
      names = "--time",
      paramLabel = "T",
      description =
          "times of training, as in 0,1,10,inf, or numbers of steps (default: ${DEFAULT-VALUE})")
  private String time = "inf";

  @Option(
      names = "--learning-rate",
      paramLabel = "ETA",
      description = "the learning rate (default: ${DEFAULT-VALUE})")
  private double learningRate = 1;

  @Option(
      names = "--discrete",
      description = "steps of gradient descent in place of the limit of small ones")
  private boolean discrete;

  @Option(
      names = "--momentum",
      paramLabel = "M",
      description = "of the heavy ball, for --discrete (default: none)")
  private Double momentum;

  @Option(
      names = "--ridge",
      paramLabel = "R",
      description = "R times the mean diagonal is added to the kernel (default: 0)")
  private double ridge;

  @Option(
      names = "--loss",
      paramLabel = "LOSS",
      description = "mse, or cross-entropy for one network (default: ${DEFAULT-VALUE})")
  private String loss = SQUARED;

  /** The times; some nonsense after a problem. */
  double[] times(Problems problems) {
    String[] words = time.split(",", -1);
    double[] times = new double[words.length];
    for (int i = 0; i < words.length; i++) {
      times[i] = time(words[i].strip(), problems);
    }
    return times;
  }

  private double time(String word, Problems problems) {
    double value;
    try {
      value = word.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(word);
    } catch (NumberFormatException e) {
      value = Double.NaN;
    }
    if (!(value >= 0)) {
      problems.add(
          Problem.of("--time " + time, "found '%s', expected 0 or more, or inf".formatted(word)));
    } else if (discrete && value != Math.rint(value)) {
      problems.add(
          Problem.of(
              "--time " + time,
              "found '%s': with --discrete times count steps, and are whole".formatted(word)));
    }
    return value;
  }

  /** The way downhill, or empty after a problem. */
  Optional<Descent> descent(Problems problems) {
    int before = problems.count();
    if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
      problems.add(Problem.of("--learning-rate " + learningRate, "expected a number above 0"));
    }
    if (momentum != null && !discrete) {
      problems.add(
          Problem.of("--momentum " + momentum, "goes with --discrete: small steps have none"));
    }
    if (momentum != null && !(momentum >= 0 && momentum < 1)) {
      problems.add(Problem.of("--momentum " + momentum, "expected a number from 0 to below 1"));
    }
    if (problems.count() > before) {
      return Optional.empty();
    }
    LinearRecursion rule =
        momentum == null ? LinearRecursion.sgd() : LinearRecursion.heavyBall(momentum);
    return Optional.of(
        discrete ? Descent.discrete(rule, learningRate) : Descent.flow(learningRate));
  }

  /** r; checked. */
  double ridge(Problems problems) {
    if (!(ridge >= 0) || Double.isInfinite(ridge)) {
      problems.add(Problem.of("--ridge " + ridge, "expected 0 or more"));
    }
    return ridge;
  }

  /** The loss if it is no squared one. */
  Optional<Named<Loss>> loss(Ntk ntk, Problems problems) {
    Kinds<Loss> losses = ntk.get(new Key<Kinds<Loss>>() {});
    if (losses.find(loss).isEmpty()) {
      problems.add(Problem.of("--loss " + loss, losses.unknown(loss)));
    }
    Optional<Named<Loss>> other =
        loss.equals(SQUARED)
            ? Optional.empty()
            : losses.find(loss).map(kind -> new Named<>(loss, kind.read(Options.none(problems))));
    if (other.isPresent() && ridge != 0) {
      problems.add(Problem.of("--ridge " + ridge, "is for squared loss"));
    }
    return other;
  }
}
