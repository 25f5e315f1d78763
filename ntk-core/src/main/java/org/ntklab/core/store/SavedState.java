package org.ntklab.core.store;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ntklab.core.network.StateArray;

/**
 * What a {@link StateFile} holds.
 *
 * @param texts by name
 * @param arrays by name
 */
public record SavedState(Map<String, String> texts, Map<String, StateArray> arrays) {
  public SavedState {
    SortedMap<String, String> sortedTexts = new TreeMap<>(texts);
    SortedMap<String, StateArray> sortedArrays = new TreeMap<>(arrays);
    texts = Collections.unmodifiableSortedMap(sortedTexts);
    arrays = Collections.unmodifiableSortedMap(sortedArrays);
  }

  /**
   * A text that must be there.
   *
   * @throws IllegalArgumentException when it is not
   */
  public String text(String name) {
    if (!texts.containsKey(name)) {
      throw new IllegalArgumentException("the state lacks '" + name + "'");
    }
    return texts.get(name);
  }

  /**
   * An array that must be there.
   *
   * @throws IllegalArgumentException when it is not
   */
  public StateArray array(String name) {
    if (!arrays.containsKey(name)) {
      throw new IllegalArgumentException("the state lacks '" + name + "'");
    }
    return arrays.get(name);
  }
}
