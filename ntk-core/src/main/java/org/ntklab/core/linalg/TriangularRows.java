package org.ntklab.core.linalg;

import static org.bytedeco.openblas.global.openblas.CblasLower;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasNonUnit;
import static org.bytedeco.openblas.global.openblas.CblasRight;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;

import java.nio.DoubleBuffer;
import org.bytedeco.openblas.global.openblas;

/**
 * Solves with a lower triangular factor from the right: X L = B or X Lᵀ = B, in place, with
 * right-hand sides as rows, which lie together in memory. Rows are taken in tiles of a fixed size,
 * shared by the threads, so that a result does not depend on how many there are.
 */
final class TriangularRows {
  /** Rows that are solved for together; each tile reads the whole factor once. */
  private static final int TILE = 256;

  private TriangularRows() {}

  /**
   * B ← B L⁻ᵀ if transposed, else B L⁻¹. Time n²k flops.
   *
   * @param operation who asks, for messages
   * @param factor L [n, n], off the heap; only its lower triangle is read
   * @param b [k, n], off the heap; modified
   */
  static void solve(String operation, Matrix factor, boolean transpose, Matrix b, int threads) {
    OpenBlas.checkInPlace(operation, b);
    int n = factor.rows();
    if (b.columns() != n) {
      throw new IllegalArgumentException(
          "%s: rows of %s do not fit a factor %s".formatted(operation, b, factor));
    }
    if (n == 0) {
      return;
    }
    OpenBlas.ready();
    DoubleBuffer triangle = factor.values();
    int k = b.rows();
    ParallelTiles.forEach(
        threads,
        (k + TILE - 1) / TILE,
        tile -> {
          Matrix rows = b.rowRange(tile * TILE, Math.min((tile + 1) * TILE, k));
          if (rows.rows() == 1) {
            // x L = b is Lᵀ xᵀ = bᵀ. A vector is solved for at the speed of memory.
            openblas.cblas_dtrsv(
                CblasRowMajor,
                CblasLower,
                transpose ? CblasNoTrans : CblasTrans,
                CblasNonUnit,
                n,
                triangle,
                n,
                rows.values(),
                1);
          } else {
            openblas.cblas_dtrsm(
                CblasRowMajor,
                CblasRight,
                CblasLower,
                transpose ? CblasTrans : CblasNoTrans,
                CblasNonUnit,
                rows.rows(),
                n,
                1,
                triangle,
                n,
                rows.values(),
                n);
          }
        });
  }
}
