package org.ntklab.models.kernel.execution;

import java.util.ArrayList;
import java.util.List;
import org.ntklab.models.kernel.program.Grid;

/**
 * All pairs of positions of a grid with one offset: a rectangle of first positions, row by row.
 *
 * <p>A window that slides along both positions never leaves it, and what lies beyond its edge lies
 * beyond the edge of the grid for one of the two: zeros.
 *
 * @param grid positions of each example
 * @param offset from the first position to the second
 */
record PlaneShape(Grid grid, Offset offset) implements PairShape {
  /** Rows of pairs; 0 or less when the offset is larger than the grid. */
  int rows() {
    return grid.height() - Math.abs(offset.down());
  }

  /** Pairs in a row. */
  int columns() {
    return grid.width() - Math.abs(offset.right());
  }

  @Override
  public int pairs() {
    return Math.max(rows(), 0) * Math.max(columns(), 0);
  }

  /** {@inheritDoc} Row by row. */
  @Override
  public List<Stretch> stretches() {
    List<Stretch> stretches = new ArrayList<>();
    for (int row = 0; row < rows(); row++) {
      stretches.add(stretch(row));
    }
    return stretches;
  }

  /** A row. */
  Stretch stretch(int row) {
    Planes.Place place = new Planes.Place(position(row), partner(row), offset.isNone());
    return new Stretch(row * columns(), columns(), place);
  }

  /** Row of the grid in which the first position of the plane's first row lies. */
  int firstRow() {
    return Math.max(0, -offset.down());
  }

  /** Column of the grid in which the first position of the plane's first column lies. */
  int firstColumn() {
    return Math.max(0, -offset.right());
  }

  /** Index in the grid of the first position at the beginning of a row of pairs. */
  int position(int row) {
    return (firstRow() + row) * grid.width() + firstColumn();
  }

  /** Index in the grid of the second position at the beginning of a row of pairs. */
  int partner(int row) {
    return position(row) + offset.down() * grid.width() + offset.right();
  }
}
