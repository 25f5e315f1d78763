package org.ntklab.core.gram;

import java.nio.DoubleBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.ntklab.core.linalg.Matrix;

/** What one thread computes with: a worker, and memory for the tile that it works on. */
final class TileScratch {
  private final GramTiles.Worker worker;
  private final List<DoubleBuffer> memory;

  /** For tiles up to a size. */
  TileScratch(GramTiles tiles, int tileRows, int tileColumns) {
    this.worker = tiles.worker();
    int rows = Math.min(tileRows, tiles.rows());
    int columns = Math.min(tileColumns, tiles.columns());
    this.memory =
        IntStream.range(0, tiles.kernels().size())
            .mapToObj(kernel -> Matrix.zeros(rows, columns).values())
            .toList();
  }

  /** A tile's entries, a matrix for each kernel, until the next call. */
  Matrix[] compute(Tile tile) throws InterruptedException {
    int entries = Math.toIntExact(tile.entries());
    Matrix[] out = new Matrix[memory.size()];
    for (int kernel = 0; kernel < out.length; kernel++) {
      DoubleBuffer values = memory.get(kernel).slice(0, entries);
      out[kernel] = Matrix.wrap(tile.rows(), tile.columns(), values);
    }
    worker.compute(tile.r0(), tile.r1(), tile.c0(), tile.c1(), out);
    return out;
  }
}
