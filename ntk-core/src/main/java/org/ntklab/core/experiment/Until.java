package org.ntklab.core.experiment;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * When training ends: the first of the limits that is reached.
 *
 * @param steps number of steps
 * @param time η × steps
 * @param loss training loss at a checkpoint or after a step, at most
 */
public record Until(OptionalInt steps, OptionalDouble time, OptionalDouble loss) {
  /** Steps at which a run ends that was only told a loss. */
  public static final int MOST_STEPS = 1_000_000;

  /** A number of steps. */
  public static Until steps(int steps) {
    return new Until(OptionalInt.of(steps), OptionalDouble.empty(), OptionalDouble.empty());
  }

  /** The largest number of steps at a rate η. */
  public int mostSteps(double eta) {
    int most = steps.orElse(MOST_STEPS);
    return time.isPresent() ? (int) Math.min(most, Math.ceil(time.getAsDouble() / eta)) : most;
  }
}
