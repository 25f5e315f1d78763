package org.ntklab.models.kernel.execution;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ntklab.models.layers.window.AxisWindow;
import org.ntklab.models.layers.window.Padding;

/**
 * What a window of stride 1 finds along one axis of a torus, for each place of the first position
 * of a pair. Under zero padding, the circle is cut where the positions' offset changes: beyond, one
 * of both is in the grid at most.
 *
 * @param members places of pairs that are in the window
 * @param first places where only the first position is in the grid
 * @param second places, counted for the first position, where only the second is in the grid
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record CircleWindow(int[][] members, int[][] first, int[][] second) {
  /** The window for one offset, from 0. */
  static CircleWindow of(AxisWindow axis, int offset) {
    int extent = axis.extent();
    CircleWindow window = new CircleWindow(new int[extent][], new int[extent][], new int[extent][]);
    boolean circular = axis.padding() == Padding.CIRCULAR;
    for (int place = 0; place < extent; place++) {
      int[] taps = IntStream.range(0, axis.size()).toArray();
      for (int i = 0; i < taps.length; i++) {
        taps[i] += place - axis.before();
      }
      int there = place < extent - offset ? offset : offset - extent;
      window.members[place] =
          Arrays.stream(taps)
              .filter(t -> circular || (isIn(t, extent) && isIn(t + there, extent)))
              .map(t -> Math.floorMod(t, extent))
              .toArray();
      window.first[place] =
          Arrays.stream(taps)
              .filter(t -> !circular && isIn(t, extent) && !isIn(t + there, extent))
              .toArray();
      window.second[place] =
          Arrays.stream(taps)
              .filter(t -> !circular && !isIn(t, extent) && isIn(t + there, extent))
              .map(t -> Math.floorMod(t, extent))
              .toArray();
    }
    return window;
  }

  /** Whether a place's window is whole and does not go around. */
  boolean isRegular(int place, AxisWindow axis) {
    int[] found = members[place];
    int first = place - axis.before();
    return found.length == axis.size()
        && found[0] == first
        && found[found.length - 1] == first + axis.size() - 1;
  }

  private static boolean isIn(int place, int extent) {
    return place >= 0 && place < extent;
  }
}
