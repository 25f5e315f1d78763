package org.ntklab.core.gram;

import java.nio.DoubleBuffer;
import java.util.List;
import org.ntklab.core.linalg.Matrix;

/**
 * A strip of a file in mapped memory.
 *
 * @param from first row
 * @param to row after the last
 * @param columns length of a row
 * @param kernels {@code [to − from, columns]} by rows, for each kernel
 */
record MappedStrip(int from, int to, int columns, List<Entries> kernels) {
  /** Numbers of single precision that are made doubles at a time: they stay in the cache. */
  private static final int CONVERTED = 1 << 17;

  /**
   * Copies a tile of it out.
   *
   * @param tile within its rows
   * @param target takes the tile by rows from {@code targetAt} on; modified
   */
  void copy(int kernel, Tile tile, DoubleBuffer target, int targetAt) {
    for (int i = tile.r0(); i < tile.r1(); i++) {
      int at = (i - from) * columns + tile.c0();
      int rowAt = targetAt + (i - tile.r0()) * tile.columns();
      kernels.get(kernel).get(at, target, rowAt, tile.columns());
    }
  }

  /** How many of its rows to take as a matrix at a time. */
  int step(int kernel) {
    return isMatrix(kernel)
        ? to - from
        : Math.min(to - from, Math.max(1, CONVERTED / Math.max(1, columns)));
  }

  /** How many doubles a copy of so many rows needs; 0 if none is made. */
  int scratch(int kernel) {
    return isMatrix(kernel) ? 0 : step(kernel) * columns;
  }

  /**
   * Rows as a matrix: the mapped memory itself in double precision, else a copy.
   *
   * @param r1 not more than {@link #step} behind r0
   * @param scratch {@link #scratch} doubles or more; modified
   */
  Matrix rows(int kernel, int r0, int r1, DoubleBuffer scratch) {
    int entries = (r1 - r0) * columns;
    if (kernels.get(kernel) instanceof Entries.Doubles mapped) {
      DoubleBuffer values = mapped.values().slice((r0 - from) * columns, entries);
      return Matrix.wrap(r1 - r0, columns, values);
    }
    copy(kernel, new Tile(r0, r1, 0, columns), scratch, 0);
    return Matrix.wrap(r1 - r0, columns, scratch.slice(0, entries));
  }

  private boolean isMatrix(int kernel) {
    return kernels.get(kernel) instanceof Entries.Doubles;
  }
}
