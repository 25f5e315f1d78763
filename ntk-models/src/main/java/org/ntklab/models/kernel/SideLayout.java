package org.ntklab.models.kernel;

import org.ntklab.models.kernel.lanes.LaneLoops;

/**
 * Where the numbers of one side of the pairs stand: number k of a chunk, lane by lane, at k ·
 * stride + chunk · step.
 *
 * @param chunks number of chunks
 * @param parameters numbers an entry has
 * @param stride from one number to the next
 * @param step from one chunk to the next
 */
public record SideLayout(int chunks, int parameters, int stride, int step) {
  /** The layout that a map asks for. */
  public static SideLayout of(PointMap map, int chunks) {
    int lanes = LaneLoops.LANES;
    return map.isInterleaved()
        ? new SideLayout(chunks, map.parameters(), lanes, map.parameters() * lanes)
        : new SideLayout(chunks, map.parameters(), chunks * lanes, lanes);
  }

  /** Entries of the array that holds all numbers. */
  public int size() {
    return Math.multiplyExact(Math.multiplyExact(chunks, parameters), LaneLoops.LANES);
  }

  /** Where number k of an entry, chunk · LANES + lane, stands. */
  public int index(int k, int entry) {
    return k * stride + entry / LaneLoops.LANES * step + entry % LaneLoops.LANES;
  }
}
