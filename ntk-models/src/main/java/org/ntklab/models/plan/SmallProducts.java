package org.ntklab.models.plan;

import java.util.Set;
import org.ntklab.core.linalg.Blas;

/**
 * A product in pieces of at most a million multiplications, which OpenBLAS has kernels for that
 * read matrices where they lie. Larger ones it copies first, which costs a tenth to a third of the
 * time when one side has few rows; the pieces win where what they read again stays in a cache.
 *
 * <p>Measured with the kernels for AVX-512 alone, so used with them alone. Pieces depend on the
 * sizes only.
 */
final class SmallProducts {
  /** Cores with such kernels, as OpenBLAS names them. */
  private static final Set<String> CORES = Set.of("SKYLAKEX", "COOPERLAKE", "SAPPHIRERAPIDS");

  private static final double MOST_MULTIPLICATIONS = 1e6;

  /** Bytes of B that a few rows of A may pass by, read from a cache again and again. */
  private static final long MOST_BYTES_OF_FLOATS = 1L << 24;

  private static final int FEW_ROWS = 640;

  /** The same for any number of rows, or where C is the large one and is written too. */
  private static final long MOST_BYTES = 1L << 20;

  /** A piece of op(A) B, rows, columns and depth. */
  private static final int[] PLAIN = {64, 64, 240};

  /** Columns in a vector: all but the last piece have a multiple of it. */
  private static final int LANES = 16;

  private static final int[] TRANSPOSED = {48, 80, 256};

  private SmallProducts() {}

  /** Whether this machine's kernels were seen to gain. */
  private static final class Machine {
    static final boolean SUITS = CORES.contains(Blas.describe().coreType());
  }

  /** Whether op(A) B is better made in pieces. */
  static boolean pay(boolean transposeA, int m, int n, int k, boolean doubles) {
    boolean narrow = Math.min(m, k) < PLAIN[0] || n < LANES;
    if ((double) m * n * k <= MOST_MULTIPLICATIONS || narrow) {
      return false;
    }
    long large = (transposeA ? (long) m * n : (long) k * n) * (doubles ? 8 : 4);
    boolean passing = !doubles && !transposeA && m <= FEW_ROWS;
    long most = passing ? MOST_BYTES_OF_FLOATS : MOST_BYTES;
    return large <= most && Machine.SUITS;
  }

  /** C ← α op(A) B + β C, as {@link Products#gemm} with B as it is. */
  static void gemm(
      boolean transposeA,
      int m,
      int n,
      int k,
      double alpha,
      Operand a,
      Operand b,
      double beta,
      Operand c) {
    int[] most = transposeA ? TRANSPOSED : PLAIN;
    int height = piece(m, most[0]);
    int width = (piece(n, most[1]) + LANES - 1) / LANES * LANES;
    int depth = piece(k, most[2]);
    long startA = a.position();
    long startB = b.position();
    long startC = c.position();
    for (int j = 0; j < n; j += width) {
      int columns = Math.min(width, n - j);
      for (int l = 0; l < k; l += depth) {
        int deep = Math.min(depth, k - l);
        b.at(startB + (long) l * b.ld + j);
        for (int i = 0; i < m; i += height) {
          a.at(startA + (transposeA ? (long) l * a.ld + i : (long) i * a.ld + l));
          c.at(startC + (long) i * c.ld + j);
          int rows = Math.min(height, m - i);
          Products.whole(transposeA, false, rows, columns, deep, alpha, a, b, l == 0 ? beta : 1, c);
        }
      }
    }
    a.at(startA);
    b.at(startB);
    c.at(startC);
  }

  /** Equal pieces, none larger than that. */
  private static int piece(int size, int most) {
    int pieces = (size + most - 1) / most;
    return (size + pieces - 1) / pieces;
  }
}
