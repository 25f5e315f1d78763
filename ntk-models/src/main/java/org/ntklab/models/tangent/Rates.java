package org.ntklab.models.tangent;

import java.util.Map;

/**
 * Kernel rates of a layer's weight arrays.
 *
 * @param byName folded rate of gradient descent in units of η, by name of array
 */
public record Rates(Map<String, Double> byName) {
  public Rates {
    byName = Map.copyOf(byName);
  }

  /** The rate of an array; 0 when the layer has no such array. */
  public double of(String array) {
    return byName.getOrDefault(array, 0.0);
  }
}
