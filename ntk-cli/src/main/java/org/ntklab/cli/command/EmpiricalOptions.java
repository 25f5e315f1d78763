package org.ntklab.cli.command;

import java.util.List;
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

  OutputPairs pairs() {
    return "all".equals(outputs) ? OutputPairs.ALL : OutputPairs.MEAN;
  }

  /** Reports what does not go together. */
  void check(Problems problems) {
    if (outputs != null) {
      Words.check("--outputs", outputs, OUTPUTS, problems);
    }
    if (!empirical && (seed != null || draws != null || outputs != null)) {
      problems.add(
          Problem.of(
              "kernel",
              "--seed, --draws and --outputs go with --empirical: at infinite width there is"
                  + " nothing to draw, and outputs are alike"));
    }
  }
}
