package org.ntklab.core.network;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All in a network that steps change: a network of the same description that is given it goes on as
 * this one would, bit for bit.
 *
 * <p>What follows from the description, as initial weights do, is not in it; nor are random
 * generators, since what is random in a step comes from a stream named by the step.
 *
 * @param steps steps done since the initial weights
 * @param arrays by name, each in the precision that the network computes in; names and layout are
 *     the network's own
 */
public record NetworkState(long steps, Map<String, StateArray> arrays) {
  public NetworkState {
    SortedMap<String, StateArray> sorted = new TreeMap<>(arrays);
    arrays = Collections.unmodifiableSortedMap(sorted);
  }

  /**
   * An array of the state.
   *
   * @throws IllegalArgumentException if there is none of this name and length
   */
  public StateArray array(String name, long length) {
    StateArray array = arrays.get(name);
    if (array == null || array.length() != length) {
      throw new IllegalArgumentException(
          "network state: '%s' has %s numbers, the network expects %d"
              .formatted(name, array == null ? "no" : array.length(), length));
    }
    return array;
  }
}
