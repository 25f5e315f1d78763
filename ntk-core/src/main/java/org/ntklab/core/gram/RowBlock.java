package org.ntklab.core.gram;

import java.util.List;
import org.ntklab.core.linalg.Matrix;

/**
 * Some whole rows of one or more Grams, in memory. Tiles of one plan may be put from several
 * threads at a time, since they share no entry.
 */
final class RowBlock {
  private final GramShape shape;
  private final int from;
  private final int to;
  private final List<Entries> kernels;

  /**
   * Rows from (inclusive) to (exclusive).
   *
   * @param kernels {@code [to − from, columns]} for each kernel; modified
   */
  RowBlock(GramShape shape, int from, int to, List<Entries> kernels) {
    this.shape = shape;
    this.from = from;
    this.to = to;
    this.kernels = kernels;
  }

  /**
   * Puts a computed tile in its place; of a symmetric Gram, also across the diagonal, as far as the
   * block's rows go. What was computed below the diagonal is overwritten by that.
   *
   * @param values a matrix for each kernel; not modified
   */
  void put(Tile tile, Matrix[] values) {
    for (int kernel = 0; kernel < values.length; kernel++) {
      Entries target = kernels.get(kernel);
      Entries computed = new Entries.Doubles(values[kernel].values());
      for (int i = tile.r0(); i < tile.r1(); i++) {
        int sourceAt = (i - tile.r0()) * tile.columns();
        target.put(at(i, tile.c0()), values[kernel].values(), sourceAt, tile.columns());
      }
      if (shape.symmetric() && tile.c0() < to) {
        Transposition.copy(
            computed,
            0,
            tile.columns(),
            tile.rows(),
            Math.min(tile.c1(), to) - tile.c0(),
            tile.r0() - tile.c0(),
            target,
            at(tile.c0(), tile.r0()),
            shape.columns());
      }
    }
  }

  /**
   * Puts entries of an older file in their place.
   *
   * @param stored the tile's entries by rows, in the storage of this block; not modified
   */
  void putStored(int kernel, Tile tile, Entries stored) {
    for (int i = tile.r0(); i < tile.r1(); i++) {
      int sourceAt = (i - tile.r0()) * tile.columns();
      kernels.get(kernel).put(at(i, tile.c0()), stored, sourceAt, tile.columns());
    }
  }

  /**
   * Puts entries above the diagonal, of earlier rows, in their place below it.
   *
   * @param tile in rows before this block, in columns that are rows of it
   * @param stored its entries by rows; not modified
   */
  void putMirrored(int kernel, Tile tile, Entries stored) {
    Transposition.copy(
        stored,
        0,
        tile.columns(),
        tile.rows(),
        tile.columns(),
        Transposition.ALL,
        kernels.get(kernel),
        at(tile.c0(), tile.r0()),
        shape.columns());
  }

  private int at(int row, int column) {
    return (row - from) * shape.columns() + column;
  }
}
