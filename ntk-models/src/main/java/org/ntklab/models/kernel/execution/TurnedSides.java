package org.ntklab.models.kernel.execution;

import org.ntklab.models.kernel.program.Grid;

/** Examples whose rows of positions are turned in a circle: a column other than 0 comes first. */
final class TurnedSides extends DerivedSides {
  private int first;

  TurnedSides(Prepared prepared) {
    super(prepared);
  }

  /** Turns a batch; the column becomes the first one. Returns this. */
  TurnedSides turn(ExampleSides batch, int column) {
    first = column;
    begin(batch);
    return this;
  }

  @Override
  void derive(SideArray source, SideArray made, Grid grid) {
    made.setTurned(source, grid, first);
  }
}
