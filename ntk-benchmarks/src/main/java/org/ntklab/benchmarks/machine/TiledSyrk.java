package org.ntklab.benchmarks.machine;

import java.nio.DoubleBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.ntklab.benchmarks.timing.Task;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.StridedBlas;

/**
 * The product that no Gram matrix of vectors does without: the upper triangle of X Xᵀ in double
 * precision, n²d flops, tile by tile on several threads. Each thread writes into one tile of its
 * own again and again, so that this is the time of BLAS and not of memory for the result.
 */
public final class TiledSyrk implements Task {
  private static final int TILE = 512;

  private final Matrix x;
  private final int threads;
  private final Matrix[] out;

  /** The product of x [n, d] with itself. */
  public TiledSyrk(Matrix x, int threads) {
    this.x = x;
    this.threads = threads;
    this.out = new Matrix[threads];
    for (int thread = 0; thread < threads; thread++) {
      out[thread] = Matrix.zeros(TILE, TILE);
    }
  }

  @Override
  public void run() throws InterruptedException {
    int across = (x.rows() + TILE - 1) / TILE;
    AtomicInteger next = new AtomicInteger();
    Cores.together(
        threads,
        thread -> {
          DoubleBuffer tile = out[thread].values();
          for (int i = next.getAndIncrement(); i < across * across; i = next.getAndIncrement()) {
            multiply(i / across * TILE, i % across * TILE, tile);
          }
        });
  }

  private void multiply(int row, int column, DoubleBuffer tile) {
    int d = x.columns();
    int rows = Math.min(TILE, x.rows() - row);
    int columns = Math.min(TILE, x.rows() - column);
    if (row == column) {
      StridedBlas.syrk(false, rows, d, 1, at(row), d, 0, tile, TILE);
    } else if (row < column) {
      StridedBlas.gemm(false, true, rows, columns, d, 1, at(row), d, at(column), d, 0, tile, TILE);
    }
  }

  private DoubleBuffer at(int row) {
    return x.values().position(row * x.columns());
  }
}
