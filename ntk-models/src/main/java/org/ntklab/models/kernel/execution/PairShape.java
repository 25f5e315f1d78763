package org.ntklab.models.kernel.execution;

import java.util.List;

/** Pairs of positions that are held together, chunk by chunk. */
interface PairShape {
  /** Number of pairs. */
  int pairs();

  /** All of them, piece by piece. */
  List<Stretch> stretches();

  /**
   * Pairs whose positions lie one behind the other in both examples.
   *
   * @param pair index of the first one
   * @param pairs how many
   * @param place positions of the first one
   */
  record Stretch(int pair, int pairs, Planes.Place place) {}
}
