package org.ntklab.models.kernel.execution;

import org.ntklab.core.gram.GramTiles;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.models.kernel.lanes.LaneLoops;

/** Computes tiles of vectors: one matrix product a tile, then row by row through the program. */
final class VectorWorker implements GramTiles.Worker {
  private static final int LANES = LaneLoops.LANES;

  private final KernelTiles tiles;
  private final SideComputation sides;
  private final Batch batch;
  private final RowSide row;
  private final ExampleSides columns;
  private final ExampleSides others;
  private VectorProducts.Tile products;
  private PairRunner runner;
  private int height;
  private int groups;

  VectorWorker(KernelTiles tiles) {
    this.tiles = tiles;
    this.sides = new SideComputation(tiles.prepared());
    this.batch = new Batch(tiles.prepared());
    this.row = new RowSide(tiles.prepared());
    this.columns = new ExampleSides(tiles.prepared());
    this.others = new ExampleSides(tiles.prepared());
  }

  @Override
  public void compute(int r0, int r1, int c0, int c1, Matrix[] out) throws InterruptedException {
    if (r0 == r1 || c0 == c1) {
      return;
    }
    demandRoom(r1 - r0, (c1 - c0 + LANES - 1) / LANES);
    int tileGroups = (c1 - c0 + LANES - 1) / LANES;
    int rowGroups = (r1 - r0 + LANES - 1) / LANES;
    columns.load(tiles.columnSet(), c0, c1, tileGroups);
    sides.run(columns);
    ExampleSides rows = columns;
    if (!tiles.symmetric() || r0 != c0 || r1 != c1) {
      rows = others;
      rows.load(tiles.rowSet(), r0, r1, rowGroups);
      sides.run(rows);
    }
    products.multiply(r0, r1, c0, c1);
    Planes input = runner.inputPlanes();
    for (int i = r0; i < r1; i++) {
      if (Thread.interrupted()) {
        throw new InterruptedException("the tile was to stop");
      }
      // Of a symmetric Gram only columns from the row on are used.
      int first = tiles.symmetric() ? Math.max(0, i - c0) / LANES : 0;
      if (first >= tileGroups) {
        continue;
      }
      row.take(rows, i - r0);
      int same = tiles.symmetric() && i >= c0 && i < c1 ? i - c0 : -1;
      batch.pairs(row, columns, first, same);
      input.load(products, i, first * LANES, tileGroups - first);
      runner.run(batch);
      tiles.write(runner, out, i - r0, first * LANES, c1 - c0);
    }
  }

  private void demandRoom(int rows, int columnGroups) {
    if (rows > height || columnGroups > groups) {
      height = Math.max(height, rows);
      groups = Math.max(groups, columnGroups);
      products = tiles.products().new Tile(height, groups * LANES);
      runner = new PairRunner(tiles.prepared(), groups);
    }
  }
}
