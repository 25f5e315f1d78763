package org.ntklab.core.linalg;

import static org.bytedeco.openblas.global.openblas.CblasLower;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasNonUnit;
import static org.bytedeco.openblas.global.openblas.CblasRight;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;

import java.nio.DoubleBuffer;
import org.bytedeco.openblas.global.openblas;
import org.ntklab.core.reference.Reference;

/**
 * Cholesky's factorisation tile by tile, on several threads.
 *
 * <p>For k = 0, 1, …, with L_kk and L_ik, i > k, tiles of column k:
 *
 * <pre>
 * L_kk L_kkᵀ = A_kk                          one thread
 * L_ik       = A_ik L_kk⁻ᵀ                   all i > k side by side
 * A_ij       = A_ij − L_ik L_jkᵀ             all i ≥ j > k side by side
 * </pre>
 *
 * <p>Every tile goes through the same operations in the same order however many threads there are,
 * so the factor is the same bit for bit. Looking right rather than left gives many small pieces of
 * equal size to share: at n = 10,000 over 300 a step.
 */
@Reference(key = "buttari2009")
final class TiledCholesky {
  /** As deep as OpenBLAS' own blocks for AVX-512; from 320 to 512 the speed hardly changes. */
  static final int TILE = 384;

  private final DoubleBuffer values;
  private final int n;
  private final int threads;

  private TiledCholesky(Matrix matrix, int threads) {
    this.values = matrix.values();
    this.n = matrix.rows();
    this.threads = threads;
  }

  /**
   * Overwrites the lower triangle of a symmetric matrix off the heap with its factor.
   *
   * @return order of the first leading minor that is not positive, from 1, where it stopped; 0 if
   *     all are
   */
  static int factor(Matrix symmetric, int threads) {
    return new TiledCholesky(symmetric, threads).factor();
  }

  private int factor() {
    OpenBlas.ready();
    for (int from = 0; from < n; from += TILE) {
      int failed = factorDiagonal(from);
      if (failed > 0) {
        return from + failed;
      }
      int first = from + TILE;
      int below = first < n ? (n - first + TILE - 1) / TILE : 0;
      int column = from;
      ParallelTiles.forEach(threads, below, i -> solvePanel(first + i * TILE, column));
      ParallelTiles.forEach(
          threads,
          Triangle.length(below),
          piece -> {
            // Pieces count the lower triangle of tiles row by row: (0,0), (1,0), (1,1), (2,0), ….
            int i = rowOf(piece);
            int j = piece - Triangle.length(i);
            update(first + i * TILE, first + j * TILE, column);
          });
    }
    return 0;
  }

  /** The largest i with i(i + 1)/2 ≤ piece. */
  static int rowOf(int piece) {
    return (int) ((Math.sqrt(8.0 * piece + 1) - 1) / 2);
  }

  private int factorDiagonal(int from) {
    // LAPACK counts by columns: our lower triangle is its upper one, its U is our L.
    int info =
        openblas.LAPACKE_dpotrf(
            openblas.LAPACK_COL_MAJOR, (byte) 'U', size(from), at(from, from), n);
    if (info < 0) {
      throw new IllegalStateException(
          "TiledCholesky: dpotrf returned %d at row %d of order %d".formatted(info, from, n));
    }
    return info;
  }

  private void solvePanel(int row, int column) {
    openblas.cblas_dtrsm(
        CblasRowMajor,
        CblasRight,
        CblasLower,
        CblasTrans,
        CblasNonUnit,
        size(row),
        TILE,
        1,
        at(column, column),
        n,
        at(row, column),
        n);
  }

  private void update(int row, int column, int inner) {
    if (row == column) {
      openblas.cblas_dsyrk(
          CblasRowMajor,
          CblasLower,
          CblasNoTrans,
          size(row),
          TILE,
          -1,
          at(row, inner),
          n,
          1,
          at(row, row),
          n);
    } else {
      openblas.cblas_dgemm(
          CblasRowMajor,
          CblasNoTrans,
          CblasTrans,
          size(row),
          TILE,
          TILE,
          -1,
          at(row, inner),
          n,
          at(column, inner),
          n,
          1,
          at(row, column),
          n);
    }
  }

  /** Rows of the tile that begins here; only the last may be smaller. */
  private int size(int from) {
    return Math.min(TILE, n - from);
  }

  private DoubleBuffer at(int row, int column) {
    return values.duplicate().position(row * n + column);
  }
}
