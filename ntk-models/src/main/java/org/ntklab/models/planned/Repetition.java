package org.ntklab.models.planned;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.NetworkState;
import org.ntklab.core.network.StateArray;
import org.ntklab.models.plan.RepeatedBatch;
import org.ntklab.models.plan.StepPlan;

/**
 * Notices that a step's batch is that of the step before, with nothing asked of the network in
 * between, and has the layers of data gain by it; part of the network's state, for what they hold
 * rounds otherwise than plain steps.
 */
final class Repetition {
  private static final String BATCH = "repeated-batch";

  /** The latest step's batch, which passed in one piece; null after anything else. */
  private Matrix latest;

  /** The plan that it passed through; null with it. */
  private StepPlan plan;

  /** What such a step left in another network, until the batch is known; or null. */
  private NetworkState restored;

  /** Whether a batch is that of the step before. */
  boolean isOf(Matrix x) {
    if (restored != null) {
      StateArray digest = restored.arrays().get(BATCH);
      return digest.doubles()[0] == digest(x);
    }
    return latest == x;
  }

  /** Before a step with the batch of the step before, which is in the plan's input. */
  void hold(StepPlan through, int rows) {
    if (restored != null) {
      restore(through, rows, restored);
      restored = null;
    }
    through.repeatedBatches().values().forEach(batch -> batch.hold(rows));
  }

  /** After a step in one piece. */
  void follow(StepPlan through, Matrix x) {
    plan = through;
    latest = x;
  }

  /** Before anything but such a step: the weights are as they should be. */
  void end() {
    if (latest != null) {
      plan.repeatedBatches().values().forEach(RepeatedBatch::release);
    }
    latest = null;
    plan = null;
    restored = null;
  }

  /**
   * Lets somebody read the weights as they should be, and goes on as if nobody had.
   *
   * @return what is to be kept with the network's state
   */
  Map<String, StateArray> look(Runnable reading) {
    Map<String, StateArray> arrays = new LinkedHashMap<>();
    if (restored != null) {
      arrays.putAll(restored.arrays());
      arrays.keySet().removeIf(name -> !name.startsWith(BATCH));
    } else if (latest != null) {
      plan.repeatedBatches()
          .forEach(
              (layer, batch) ->
                  batch.save().forEach((name, array) -> arrays.put(prefix(layer) + name, array)));
      plan.repeatedBatches().values().forEach(RepeatedBatch::release);
    }
    reading.run();
    if (latest != null) {
      restore(plan, latest.rows(), new NetworkState(0, arrays));
      arrays.put(BATCH, StateArray.of((double) digest(latest)));
    }
    return arrays;
  }

  private static void restore(StepPlan through, int rows, NetworkState state) {
    through
        .repeatedBatches()
        .forEach(
            (layer, batch) -> {
              if (state.arrays().keySet().stream().anyMatch(a -> a.startsWith(prefix(layer)))) {
                batch.restore(rows, state, prefix(layer));
              }
            });
  }

  private static String prefix(String layer) {
    return BATCH + '/' + layer + '/';
  }

  /** Goes on from a state, once its batch passes again. */
  void restore(NetworkState state) {
    latest = null;
    restored = state.arrays().containsKey(BATCH) ? state : null;
  }

  private static long digest(Matrix x) {
    CRC32 crc = new CRC32();
    ByteBuffer bytes = ByteBuffer.allocate(x.columns() * Double.BYTES);
    for (int i = 0; i < x.rows(); i++) {
      bytes.clear().asDoubleBuffer().put(x.row(i));
      crc.update(bytes);
    }
    return crc.getValue();
  }
}
