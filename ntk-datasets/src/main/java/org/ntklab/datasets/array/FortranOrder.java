package org.ntklab.datasets.array;

import java.util.List;

/** Arrays whose first axis is the fastest. */
final class FortranOrder {
  private FortranOrder() {}

  /**
   * Where each element, counted with the first axis fastest, stands when the last one is.
   *
   * @param extents of the axes
   * @return {@code [product of extents]}, a permutation
   */
  static int[] rowMajor(List<Integer> extents) {
    int axes = extents.size();
    int[] strides = new int[axes];
    int size = 1;
    for (int axis = axes - 1; axis >= 0; axis--) {
      strides[axis] = size;
      size *= extents.get(axis);
    }
    int[] places = new int[size];
    int[] index = new int[axes];
    for (int element = 1; element < size; element++) {
      int place = places[element - 1];
      int axis = 0;
      for (; index[axis] == extents.get(axis) - 1; axis++) {
        place -= index[axis] * strides[axis];
        index[axis] = 0;
      }
      index[axis]++;
      places[element] = place + strides[axis];
    }
    return places;
  }
}
