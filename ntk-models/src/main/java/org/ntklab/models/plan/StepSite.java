package org.ntklab.models.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.network.Precision;

/**
 * Where a layer stands in a plan: the memory that it reads and writes.
 *
 * <p>Made for one layer by the plan, which frees everything that was taken here.
 */
public final class StepSite implements AutoCloseable {
  private final GraphNode node;
  private final Precision precision;
  private final int capacity;
  private final List<Slot> inputs;
  private final boolean[] adds;
  private final Slot output;
  private final Map<String, WeightUpdate> updates;
  private final List<NativeValues> taken = new ArrayList<>();

  /**
   * A place.
   *
   * @param capacity rows at most
   * @param adds by input: whether its signals are added to what is there
   * @param updates by name of the layer's weight arrays
   */
  public StepSite(
      GraphNode node,
      Precision precision,
      int capacity,
      List<Slot> inputs,
      boolean[] adds,
      Slot output,
      Map<String, WeightUpdate> updates) {
    this.node = node;
    this.precision = precision;
    this.capacity = capacity;
    this.inputs = List.copyOf(inputs);
    this.adds = adds.clone();
    this.output = output;
    this.updates = Map.copyOf(updates);
  }

  /** The layer in its graph. */
  public GraphNode node() {
    return node;
  }

  /** Type of all numbers. */
  public Precision precision() {
    return precision;
  }

  /** Rows at most. */
  public int capacity() {
    return capacity;
  }

  /** How many inputs there are. */
  public int inputCount() {
    return inputs.size();
  }

  /** Memory of an input. */
  public Slot input(int index) {
    return inputs.get(index);
  }

  /** Memory of the only input. */
  public Slot input() {
    return inputs.get(0);
  }

  /** Whether an input's signals are to be added to what is there, rather than written. */
  public boolean adds(int index) {
    return adds[index];
  }

  /** Memory of the output. */
  public Slot output() {
    return output;
  }

  /** A weight array as it lies in the parameters, by its name within the layer. */
  public NativeValues weight(String array) {
    return updates.get(array).weights();
  }

  /** Whether the layer has such an array. */
  public boolean hasWeight(String array) {
    return updates.containsKey(array);
  }

  /** How an array's gradient becomes a step. */
  public WeightUpdate update(String array) {
    return updates.get(array);
  }

  /** Memory of the layer's own; freed with the plan. */
  public NativeValues scratch(long length) {
    NativeValues values = NativeValues.zeros(precision, length);
    taken.add(values);
    return values;
  }

  @Override
  public void close() {
    taken.forEach(NativeValues::close);
  }
}
