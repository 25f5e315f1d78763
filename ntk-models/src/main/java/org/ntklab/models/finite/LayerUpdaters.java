package org.ntklab.models.finite;

import java.util.Map;
import org.nd4j.linalg.learning.config.IUpdater;

/** The DL4J updaters of one layer's weight arrays, by name of array. */
public final class LayerUpdaters {
  private final Map<String, IUpdater> byName;

  LayerUpdaters(Map<String, IUpdater> byName) {
    this.byName = Map.copyOf(byName);
  }

  /** The updater of an array, with its folded rate. */
  public IUpdater of(String array) {
    return byName.get(array);
  }
}
