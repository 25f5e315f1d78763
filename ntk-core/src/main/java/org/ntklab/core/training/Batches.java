package org.ntklab.core.training;

import java.util.Arrays;
import java.util.OptionalInt;
import org.ntklab.core.random.RandomStreams;

/**
 * The rows of each step's batch: all of them, or consecutive pieces of a new random order each
 * epoch.
 *
 * <p>The order of an epoch comes from the stream {@code batches/epoch-k}, so that the batch of any
 * step is known without those before it. A last piece that is not full is left out.
 */
final class Batches {
  private final int examples;
  private final int size;
  private final RandomStreams random;
  private int epoch = -1;
  private int[] order;

  Batches(int examples, OptionalInt size, RandomStreams random) {
    this.examples = examples;
    this.size = size.orElse(examples);
    this.random = random;
  }

  boolean isFull() {
    return size == examples;
  }

  /** Rows of the batch of a step, from 0. */
  int[] rows(int step) {
    int perEpoch = examples / size;
    if (step / perEpoch != epoch) {
      epoch = step / perEpoch;
      order = random.permutation("batches/epoch-" + epoch, examples);
    }
    int from = step % perEpoch * size;
    return Arrays.copyOfRange(order, from, from + size);
  }
}
