package org.ntklab.models.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.network.Precision;

/**
 * All weights of a network in one piece of memory, laid out as the network's DL4J graph has them.
 */
public final class Parameters implements AutoCloseable {
  private final ParameterLayout layout;
  private final NativeValues all;
  private final Map<String, NativeValues> arrays = new LinkedHashMap<>();

  /**
   * Zeros.
   *
   * @param scaledBranches whether residual branches carry a multiplier, a vertex of their own
   */
  public Parameters(LayerGraph graph, Precision precision, boolean scaledBranches) {
    this.layout = new ParameterLayout(graph, scaledBranches);
    this.all = NativeValues.zeros(precision, layout.length());
    for (Weight weight : graph.weights()) {
      long count = (long) weight.shape().fanIn() * weight.shape().fanOut();
      arrays.put(weight.name(), all.slice(layout.start(weight.name()), count));
    }
  }

  /** All of them. */
  public NativeValues all() {
    return all;
  }

  /** One array by its full name; a matrix lies {@code [fanOut, fanIn]} by rows. */
  public NativeValues array(String weight) {
    return arrays.get(weight);
  }

  /** Where an array begins in {@link #all}. */
  public int start(String weight) {
    return layout.start(weight);
  }

  @Override
  public void close() {
    all.close();
  }
}
