package org.ntklab.models.kernel.execution;

import java.util.Arrays;
import org.ntklab.models.kernel.program.Grid;

/**
 * The planes that a mixing step leaves for one batch of pairs, for all offsets up to a radius. Not
 * safe for threads.
 */
final class PlaneStore {
  private final Grid grid;
  private final Plan.Radius radius;
  private final int groups;
  private final int[] starts;
  private final Planes planes;

  /**
   * A store of zeros.
   *
   * @param groups chunks at each pair of positions
   */
  PlaneStore(Grid grid, Plan.Radius radius, int groups, boolean single) {
    this.grid = grid;
    this.radius = radius;
    this.groups = groups;
    int width = 2 * radius.right() + 1;
    this.starts = new int[(2 * radius.down() + 1) * width];
    Arrays.fill(starts, -1);
    int chunks = 0;
    for (int down = -radius.down(); down <= radius.down(); down++) {
      for (int right = -radius.right(); right <= radius.right(); right++) {
        starts[index(down, right)] = chunks;
        chunks =
            Math.addExact(chunks, new PlaneShape(grid, new Offset(down, right)).pairs() * groups);
      }
    }
    this.planes = Planes.of(single, chunks);
  }

  /** Chunks of a store, before it is made. */
  static long chunks(Grid grid, Plan.Radius radius, int groups) {
    return along(grid.height(), radius.down()) * along(grid.width(), radius.right()) * groups;
  }

  /** Pairs of positions along one axis whose distance is at most a radius. */
  private static long along(int extent, int radius) {
    return extent + 2L * radius * extent - (long) radius * (radius + 1);
  }

  Grid grid() {
    return grid;
  }

  Plan.Radius radius() {
    return radius;
  }

  Planes planes() {
    return planes;
  }

  int groups() {
    return groups;
  }

  /** Whether there is a plane for an offset. */
  boolean has(int down, int right) {
    return Math.abs(down) <= radius.down() && Math.abs(right) <= radius.right();
  }

  /** The chunk at which the plane of an offset begins. */
  int start(int down, int right) {
    return starts[index(down, right)];
  }

  /** The chunk of a pair of positions, whose plane is there. */
  int chunk(int row, int column, int down, int right) {
    int firstRow = Math.max(0, -down);
    int firstColumn = Math.max(0, -right);
    int columns = grid.width() - Math.abs(right);
    return starts[index(down, right)]
        + ((row - firstRow) * columns + column - firstColumn) * groups;
  }

  void clear() {
    planes.clear(0, planes.capacity());
  }

  private int index(int down, int right) {
    return (down + radius.down()) * (2 * radius.right() + 1) + right + radius.right();
  }
}
