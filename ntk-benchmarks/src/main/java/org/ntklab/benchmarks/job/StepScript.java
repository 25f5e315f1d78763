package org.ntklab.benchmarks.job;

import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.ntklab.benchmarks.peer.Peer;

/**
 * How PyTorch times a step on one thread.
 *
 * @param own whether the script is this module's, and not one of the folder of scripts
 * @param milliseconds finds them in what it prints
 * @param arguments of the script
 */
record StepScript(boolean own, Pattern milliseconds, List<String> arguments) {
  private static final double MILLI = 1e-3;

  /** The script that times networks of several sizes. */
  static StepScript shared(String milliseconds) {
    return new StepScript(false, Pattern.compile(milliseconds), List.of());
  }

  /** The script that is told the sizes; float64. */
  static StepScript own(int batch, String widths) {
    return new StepScript(
        true, Pattern.compile("ms ([0-9.]+)"), List.of(Integer.toString(batch), widths));
  }

  /** Seconds of a step; empty if they were not measured. */
  OptionalDouble seconds(Setting setting) throws InterruptedException {
    if (!setting.sizes().isFull() || (own && setting.root().isEmpty())) {
      return OptionalDouble.empty();
    }
    OptionalDouble found =
        setting
            .peers()
            .least(
                Peer.TORCH,
                own
                    ? setting.root().orElseThrow().resolve("ntk-benchmarks/peers/step_torch.py")
                    : setting.peers().script("training_torch.py"),
                milliseconds,
                arguments.toArray(String[]::new));
    return found.isPresent()
        ? OptionalDouble.of(found.getAsDouble() * MILLI)
        : OptionalDouble.empty();
  }
}
