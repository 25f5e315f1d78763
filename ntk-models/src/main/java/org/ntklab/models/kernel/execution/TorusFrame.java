package org.ntklab.models.kernel.execution;

import java.util.ArrayList;
import java.util.List;
import org.ntklab.models.kernel.program.Grid;

/**
 * All pairs of positions whose offset is one and the same on a torus: first positions row by row
 * over the whole grid, second ones going around its edges. The pairs of up to four offsets, (d, e),
 * (d − height, e), (d, e − width) and (d − height, e − width), fill it exactly.
 *
 * @param grid positions of each example
 * @param down offset along the height, from 0
 * @param right offset along the width, from 0
 */
record TorusFrame(Grid grid, int down, int right) implements PairShape {
  @Override
  public int pairs() {
    return grid.positions();
  }

  boolean isNone() {
    return down == 0 && right == 0;
  }

  /** {@inheritDoc} The columns of the second examples are turned, so only rows go around. */
  @Override
  public List<Stretch> stretches() {
    int width = grid.width();
    int above = (grid.height() - down) * width;
    Stretch upper = new Stretch(0, above, new Planes.Place(0, down * width, isNone()));
    return down == 0
        ? List.of(upper)
        : List.of(upper, new Stretch(above, down * width, new Planes.Place(above, 0, isNone())));
  }

  /** The planes that fill it. */
  List<PlaneShape> planes() {
    List<PlaneShape> planes = new ArrayList<>();
    for (int d = down; d > -grid.height(); d -= grid.height()) {
      for (int r = right; r > -grid.width(); r -= grid.width()) {
        planes.add(new PlaneShape(grid, new Offset(d, r)));
      }
    }
    return planes;
  }
}
