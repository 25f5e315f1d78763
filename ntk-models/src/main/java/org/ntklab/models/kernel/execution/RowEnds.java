package org.ntklab.models.kernel.execution;

import java.util.ArrayList;
import java.util.List;
import org.ntklab.models.layers.window.AxisWindow;

/**
 * Which taps of a row's windows find one of a pair's positions in the grid and the other beyond its
 * edge.
 *
 * @param outputs places along the row
 * @param columns the position that is in the grid
 * @param first whether it is that of the first example
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record RowEnds(int[] outputs, int[] columns, boolean[] first) {
  /** The ends of rows whose pairs are so many columns apart. */
  static RowEnds of(AxisWindow axis, int right, int firstColumn, int outputs) {
    List<int[]> found = new ArrayList<>();
    for (int o = 0; o < outputs && right != 0; o++) {
      for (int tap = 0; tap < axis.size(); tap++) {
        int column = firstColumn + o * axis.stride() - axis.before() + tap;
        boolean firstIn = column >= 0 && column < axis.extent();
        boolean secondIn = column + right >= 0 && column + right < axis.extent();
        if (firstIn != secondIn) {
          found.add(new int[] {o, firstIn ? column : column + right, firstIn ? 1 : 0});
        }
      }
    }
    boolean[] first = new boolean[found.size()];
    for (int e = 0; e < first.length; e++) {
      first[e] = found.get(e)[2] == 1;
    }
    return new RowEnds(
        found.stream().mapToInt(e -> e[0]).toArray(),
        found.stream().mapToInt(e -> e[1]).toArray(),
        first);
  }
}
