package org.ntklab.core.training;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ntklab.core.functionspace.LinearisedState;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.NetworkState;
import org.ntklab.core.network.StateArray;
import org.ntklab.core.store.SavedState;

/**
 * All of a run between two steps that is not the same at the start of it.
 *
 * @param step steps done
 * @param rows checkpoints in the trace
 * @param constants SHA-256 of {@code constants.arrow}
 * @param lambdaMax largest eigenvalue of Θ₀
 * @param peakLoss largest loss of a step so far
 * @param batchLoss loss of the batch before the latest step
 * @param network weights and optimiser
 * @param linear the linearised network beside it, where there is one
 */
record TrainingState(
    int step,
    int rows,
    String constants,
    double lambdaMax,
    double peakLoss,
    double batchLoss,
    NetworkState network,
    Optional<LinearisedState> linear) {
  private static final String STEP = "step";
  private static final String ROWS = "rows";
  private static final String CONSTANTS = "constants";
  private static final String NETWORK_STEPS = "network-steps";
  private static final String NUMBERS = "numbers";
  private static final String NETWORK = "network/";
  private static final String LINEAR = "linear/";
  private static final String TRAIN = LINEAR + "train-outputs";
  private static final String TRAIN_VELOCITY = LINEAR + "train-velocity";
  private static final String PROBE = LINEAR + "probe-outputs";
  private static final String PROBE_VELOCITY = LINEAR + "probe-velocity";

  /** As texts and arrays. */
  SavedState saved() {
    Map<String, StateArray> arrays = new HashMap<>();
    arrays.put(NUMBERS, StateArray.of(lambdaMax, peakLoss, batchLoss));
    network.arrays().forEach((name, array) -> arrays.put(NETWORK + name, array));
    linear.ifPresent(
        state -> {
          arrays.put(TRAIN, StateArray.of(state.trainOutputs().toArray()));
          arrays.put(TRAIN_VELOCITY, StateArray.of(state.trainVelocity().toArray()));
          arrays.put(PROBE, StateArray.of(state.probeOutputs().toArray()));
          arrays.put(PROBE_VELOCITY, StateArray.of(state.probeVelocity().toArray()));
        });
    Map<String, String> texts =
        Map.of(
            STEP,
            Integer.toString(step),
            ROWS,
            Integer.toString(rows),
            CONSTANTS,
            constants,
            NETWORK_STEPS,
            Long.toString(network.steps()));
    return new SavedState(texts, arrays);
  }

  /**
   * Back from texts and arrays.
   *
   * @param outputs O
   * @throws IllegalArgumentException when something is missing
   */
  static TrainingState of(SavedState saved, int outputs) {
    double[] numbers = saved.array(NUMBERS).doubles();
    Map<String, StateArray> network = new TreeMap<>();
    saved
        .arrays()
        .forEach(
            (name, array) -> {
              if (name.startsWith(NETWORK)) {
                network.put(name.substring(NETWORK.length()), array);
              }
            });
    Optional<LinearisedState> linear = Optional.empty();
    if (saved.arrays().containsKey(TRAIN)) {
      linear =
          Optional.of(
              new LinearisedState(
                  matrix(saved, TRAIN, outputs),
                  matrix(saved, TRAIN_VELOCITY, outputs),
                  matrix(saved, PROBE, outputs),
                  matrix(saved, PROBE_VELOCITY, outputs)));
    }
    return new TrainingState(
        Integer.parseInt(saved.text(STEP)),
        Integer.parseInt(saved.text(ROWS)),
        saved.text(CONSTANTS),
        numbers[0],
        numbers[1],
        numbers[2],
        new NetworkState(Long.parseLong(saved.text(NETWORK_STEPS)), network),
        linear);
  }

  private static Matrix matrix(SavedState saved, String name, int columns) {
    double[] values = saved.array(name).doubles();
    return Matrix.of(values.length / columns, columns, values);
  }
}
