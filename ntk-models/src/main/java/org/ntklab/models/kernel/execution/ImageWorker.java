package org.ntklab.models.kernel.execution;

import java.util.ArrayList;
import java.util.List;
import org.ntklab.core.gram.GramTiles;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.models.kernel.lanes.LaneLoops;

/** Computes tiles of images: each row example with 16 columns at a time, side by side. */
final class ImageWorker implements GramTiles.Worker {
  private static final int LANES = LaneLoops.LANES;

  private final KernelTiles tiles;
  private final SideComputation sides;
  private final Batch batch;
  private final RowSide row;
  private final List<ExampleSides> columnRoom = new ArrayList<>();
  private final List<ExampleSides> rowRoom = new ArrayList<>();
  private final PairRunner runner;

  ImageWorker(KernelTiles tiles) {
    this.tiles = tiles;
    this.sides = new SideComputation(tiles.prepared());
    this.batch = new Batch(tiles.prepared());
    this.row = new RowSide(tiles.prepared());
    this.runner = new PairRunner(tiles.prepared(), 1);
  }

  @Override
  public void compute(int r0, int r1, int c0, int c1, Matrix[] out) throws InterruptedException {
    List<ExampleSides> columns = sides(tiles.columnSet(), c0, c1, columnRoom);
    boolean diagonal = tiles.symmetric() && r0 == c0 && r1 == c1;
    List<ExampleSides> rows = diagonal ? columns : sides(tiles.rowSet(), r0, r1, rowRoom);
    for (int i = r0; i < r1; i++) {
      row.take(rows.get((i - r0) / LANES), (i - r0) % LANES);
      for (int b = 0; b < columns.size(); b++) {
        int from = c0 + b * LANES;
        int to = Math.min(from + LANES, c1);
        if (tiles.symmetric() && to <= i) {
          continue;
        }
        if (Thread.interrupted()) {
          throw new InterruptedException("the tile was to stop");
        }
        int same = tiles.symmetric() && i >= from && i < to ? i - from : -1;
        batch.pairs(row, columns.get(b), 0, same);
        runner.run(batch);
        tiles.write(runner, out, i - r0, from - c0, to - c0);
      }
    }
  }

  private List<ExampleSides> sides(
      UnitExamples examples, int from, int to, List<ExampleSides> room) {
    List<ExampleSides> result = new ArrayList<>();
    for (int at = from; at < to; at += LANES) {
      int batches = result.size();
      if (batches == room.size()) {
        room.add(new ExampleSides(tiles.prepared()));
      }
      ExampleSides next = room.get(batches);
      next.load(examples, at, Math.min(at + LANES, to), 1);
      sides.run(next);
      result.add(next);
    }
    return result;
  }
}
