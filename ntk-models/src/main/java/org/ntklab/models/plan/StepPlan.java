package org.ntklab.models.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A network as a flat list of steps over memory that was allocated once: forward in order, backward
 * in the opposite one. Belongs to one thread; a pass allocates nothing.
 */
public final class StepPlan implements AutoCloseable {
  /**
   * One layer in the list.
   *
   * @param layer its name
   * @param step what it does
   * @param site its memory
   * @param backward whether an input wants signals
   * @param weighted whether it has weights
   */
  public record Entry(
      String layer, LayerStep step, StepSite site, boolean backward, boolean weighted) {}

  private final int capacity;
  private final List<Slot> slots;
  private final Slot input;
  private final Slot output;
  private final Entry[] entries;
  private final Map<String, RepeatedBatch> repeated = new LinkedHashMap<>();

  /**
   * A plan.
   *
   * @param capacity rows of a pass at most
   * @param slots all memory; freed with the plan
   * @param entries in the order of the pass forward
   */
  public StepPlan(int capacity, List<Slot> slots, Slot input, Slot output, List<Entry> entries) {
    this.capacity = capacity;
    this.slots = List.copyOf(slots);
    this.input = input;
    this.output = output;
    this.entries = entries.toArray(Entry[]::new);
    for (Entry entry : entries) {
      if (entry.site().inputCount() == 1 && entry.site().input() == input) {
        entry.step().repeatedBatch().ifPresent(batch -> repeated.put(entry.layer(), batch));
      }
    }
  }

  /** Rows of a pass at most. */
  public int capacity() {
    return capacity;
  }

  /** Where the data go. */
  public Slot input() {
    return input;
  }

  /** Where the outputs are, and where ∂/∂ of them go. */
  public Slot output() {
    return output;
  }

  /** All values from the input's. */
  public void forward(int rows) {
    for (Entry entry : entries) {
      entry.step().forward(rows);
    }
  }

  /** All signals from the output's, and products into the targets of the weights' updates. */
  public void backward(int rows) {
    for (int i = entries.length - 1; i >= 0; i--) {
      Entry entry = entries[i];
      // Signals first: the products may change the very weights that carry them back.
      if (entry.backward()) {
        entry.step().backward(rows);
      }
      if (entry.weighted()) {
        entry.step().gradients(rows);
      }
    }
  }

  /**
   * All signals of one output of every example, ∂h_o/∂: ones in its column, and a pass backward.
   */
  public void signalsOf(int output, int rows) {
    int outputs = this.output.size();
    NativeValues signals = this.output.signals();
    signals.fill(0, rows * outputs);
    for (int i = 0; i < rows; i++) {
      signals.set(i * outputs + output, 1);
    }
    for (int i = entries.length - 1; i >= 0; i--) {
      if (entries[i].backward()) {
        entries[i].step().backwardSignals(rows);
      }
    }
  }

  /** Whether {@link #signalsOfAll} is known of every layer that carries signals back. */
  public boolean takesManySignals() {
    for (Entry entry : entries) {
      if (entry.backward() && !entry.step().takesManySignals()) {
        return false;
      }
    }
    return true;
  }

  /**
   * All signals of all outputs of every example in one pass, an example's outputs one below the
   * other: a 1 for each output in its own column, and a pass backward. Only of a plan with memory
   * for as many signals as there are outputs.
   */
  public void signalsOfAll(int rows) {
    int outputs = output.size();
    NativeValues signals = output.signals();
    signals.fill(0, rows * outputs * outputs);
    for (int i = 0; i < rows * outputs; i++) {
      signals.set(i * outputs + i % outputs, 1);
    }
    for (int i = entries.length - 1; i >= 0; i--) {
      if (entries[i].backward()) {
        entries[i].step().backwardSignals(rows, outputs);
      }
    }
  }

  /** The first layer that {@link #push} is not known of; empty where it is known of all. */
  public Optional<String> firstWithoutPush() {
    for (Entry entry : entries) {
      if (!entry.step().pushes()) {
        return Optional.of(entry.layer());
      }
    }
    return Optional.empty();
  }

  /** The outputs' derivatives along the direction of the weights, where their signals lie. */
  public void push(int rows) {
    for (Entry entry : entries) {
      if (entry.site().output().hasSignals()) {
        entry.step().push(rows);
      }
    }
  }

  /** What layers of data gain from batches that come again, by name of the layer. */
  public Map<String, RepeatedBatch> repeatedBatches() {
    return Collections.unmodifiableMap(repeated);
  }

  /** Before a pass in training. */
  public void beginPass(Function<String, Supplier<RandomGenerator>> streams) {
    for (Entry entry : entries) {
      entry.step().beginPass(streams.apply(entry.layer()));
    }
  }

  /** After a step. */
  public void endStep() {
    for (Entry entry : entries) {
      entry.step().endStep();
    }
  }

  @Override
  public void close() {
    for (Entry entry : entries) {
      entry.step().close();
      entry.site().close();
    }
    slots.forEach(Slot::close);
  }
}
