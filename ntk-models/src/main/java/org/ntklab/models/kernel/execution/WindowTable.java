package org.ntklab.models.kernel.execution;

import java.util.ArrayList;
import java.util.List;
import org.ntklab.models.layers.window.AxisWindow;
import org.ntklab.models.layers.window.Padding;

/**
 * Which positions of an axis lie in which windows.
 *
 * @param members positions in the window of each output
 * @param windows outputs whose window a position lies in
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record WindowTable(int[][] members, int[][] windows) {
  static WindowTable of(AxisWindow axis) {
    int[][] members = new int[axis.outputs()][];
    List<List<Integer>> windows = new ArrayList<>();
    for (int i = 0; i < axis.extent(); i++) {
      windows.add(new ArrayList<>());
    }
    for (int o = 0; o < members.length; o++) {
      List<Integer> inside = new ArrayList<>();
      for (int a = 0; a < axis.size(); a++) {
        int position = o * axis.stride() - axis.before() + a;
        if (axis.padding() == Padding.CIRCULAR) {
          position = Math.floorMod(position, axis.extent());
        }
        if (position >= 0 && position < axis.extent()) {
          inside.add(position);
          windows.get(position).add(o);
        }
      }
      members[o] = inside.stream().mapToInt(Integer::intValue).toArray();
    }
    int[][] ofPosition =
        windows.stream()
            .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    return new WindowTable(members, ofPosition);
  }
}
