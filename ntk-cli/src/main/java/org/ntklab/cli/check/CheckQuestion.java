package org.ntklab.cli.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be checked.
 *
 * @param architecture group of an experiment file, without the width
 * @param parametrisation name, or group of an experiment file
 * @param data group of an experiment file
 * @param optimiser {@code sgd}, {@code momentum}, {@code nesterov} or {@code adam}
 * @param learningRate the rate of the coordinate and spectral checks, about which the search for
 *     the best one begins; empty to find one
 * @param widths at least two, ascending
 * @param seeds number of networks at each width
 * @param steps of the coordinate and spectral checks
 */
public record CheckQuestion(
    Map<String, Object> architecture,
    Object parametrisation,
    Map<String, Object> data,
    String optimiser,
    Optional<Double> learningRate,
    List<Integer> widths,
    int seeds,
    int steps) {
  /** Longer than the other checks: losses of different rates part with time. */
  private static final int TIMES = 4;

  public CheckQuestion {
    widths = widths.stream().sorted().distinct().toList();
  }

  /** Steps after which losses of different rates are compared. */
  public int transferSteps() {
    return TIMES * steps;
  }
}
