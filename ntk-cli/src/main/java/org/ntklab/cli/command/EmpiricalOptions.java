package org.ntklab.cli.command;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.ntklab.core.empirical.OutputPairs;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;
import picocli.CommandLine.Option;

/** Whether kernels are those of finite networks, and of how many. */
final class EmpiricalOptions {
  private static final List<String> OUTPUTS = List.of("mean", "all");

  @Option(
      names = "--empirical",
      description = "of finite networks at initialisation, at --width, in place of the limit")
  private boolean empirical;

  @Option(names = "--seed", paramLabel = "S", description = "of the weights (default: 0)")
  private Long seed;

  @Option(
      names = "--draws",
      paramLabel = "D",
      converter = AtLeastOne.class,
      description = "networks that the mean is over (default: 1)")
  private Integer draws;

  @Option(
      names = "--outputs",
      paramLabel = "WHICH",
      description = "mean over outputs, or all pairs of them (default: mean)")
  private String outputs;

  @Option(
      names = "--directions",
      paramLabel = "K",
      description =
          "estimates ntk from K random directions of the weights, and tells its error: for"
              + " networks whose kernel costs too much")
  private Integer directions;

  @Option(
      names = "--lambda-max",
      description =
          "only the largest eigenvalue of ntk between all outputs, without forming the matrix, and"
              + " the learning rates that it allows")
  private boolean lambdaMax;

  /** Whether finite networks are asked for. */
  boolean isAsked() {
    return empirical;
  }

  long seed() {
    return seed == null ? 0 : seed;
  }

  int draws() {
    return draws == null ? 1 : draws;
  }

  /** K; empty for kernels themselves. */
  OptionalInt directions() {
    return directions == null ? OptionalInt.empty() : OptionalInt.of(directions);
  }

  /** Whether λ_max is all that is wanted. */
  boolean lambdaMax() {
    return lambdaMax;
  }

  /** The option by which the tangent kernel is all that can be asked for; empty without one. */
  Optional<String> ofTangentsAlone() {
    return lambdaMax
        ? Optional.of("--lambda-max")
        : Optional.ofNullable(directions).map(k -> "--directions " + k);
  }

  OutputPairs pairs() {
    return "all".equals(outputs) ? OutputPairs.ALL : OutputPairs.MEAN;
  }

  /** Reports what does not go together. */
  void check(Problems problems) {
    if (outputs != null) {
      Words.check("--outputs", outputs, OUTPUTS, problems);
    }
    if (directions != null && directions < 2) {
      problems.add(
          Problem.of(
              "--directions " + directions,
              "expected at least 2: the error is told by two halves of them"));
    }
    if (lambdaMax && directions != null) {
      problems.add(Problem.of("--lambda-max", "is of the kernel itself: leave --directions out"));
    }
    if (lambdaMax && outputs != null) {
      problems.add(Problem.of("--lambda-max", "is of all outputs: leave --outputs out"));
    }
    boolean drawn = seed != null || draws != null || outputs != null;
    if (!empirical && (drawn || ofTangentsAlone().isPresent())) {
      problems.add(
          Problem.of(
              "kernel",
              "--seed, --draws, --outputs, --directions and --lambda-max go with --empirical: at"
                  + " infinite width there is nothing to draw, and outputs are alike"));
    }
  }
}
