package org.ntklab.models.plan;

import java.util.Map;
import org.ntklab.core.network.NetworkState;
import org.ntklab.core.network.StateArray;

/**
 * What a layer of data may do while the same batch passes step after step: keep the products that
 * do not change, and leave its weights as they are until somebody wants to see them.
 */
public interface RepeatedBatch {
  /**
   * From now on the input keeps its values, and steps of these rows follow each other, each with
   * one pass forward and one backward; nothing happens when it is held already.
   */
  void hold(int rows);

  /** The weights become what those steps made of them; nothing happens when nothing is held. */
  void release();

  /** All that is held, after a step; empty when nothing is. */
  Map<String, StateArray> save();

  /**
   * Holds what was saved.
   *
   * @param prefix of the arrays' names there
   * @param rows of the batch, which is in the input
   */
  void restore(int rows, NetworkState state, String prefix);
}
