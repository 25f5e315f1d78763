package org.ntklab.models.kernel.execution;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.StridedBlas;

/**
 * Distances of vectors of unit length, tile by tile: 1 − x·x′ from one matrix product, and anew
 * from the vectors themselves where they are nearly parallel or opposite, for there the product has
 * lost the digits that matter. Immutable and safe for threads, but for {@link Tile}.
 */
final class VectorProducts {
  /** Below this, an angle from a product has an error of 10⁻¹² and more. */
  private static final double NEAR = 1e-6;

  /** The same in single precision, for an error of 10⁻⁵. */
  private static final double SINGLE_NEAR = 1e-2;

  private final Matrix rows;
  private final Matrix columns;
  private final boolean single;
  private final FloatBuffer singleRows;
  private final FloatBuffer singleColumns;

  /**
   * Products of two sets of vectors.
   *
   * @param same whether both are the same examples
   * @param single whether products are taken in single precision
   */
  VectorProducts(UnitExamples rows, UnitExamples columns, boolean same, boolean single) {
    this.rows = rows.values();
    this.columns = columns.values();
    this.single = single;
    this.singleRows = single ? narrow(rows.values()) : null;
    this.singleColumns = single ? (same ? singleRows : narrow(columns.values())) : null;
  }

  private static FloatBuffer narrow(Matrix wide) {
    FloatBuffer narrow =
        java.nio.ByteBuffer.allocateDirect(wide.rows() * wide.columns() * Float.BYTES)
            .order(java.nio.ByteOrder.nativeOrder())
            .asFloatBuffer();
    DoubleBuffer values = wide.values();
    for (int i = 0; i < narrow.capacity(); i++) {
      narrow.put(i, (float) values.get(i));
    }
    return narrow;
  }

  /** The products of one tile after the other. Not safe for threads. */
  final class Tile {
    private final int width;
    private final DoubleBuffer products;
    private final FloatBuffer singleProducts;
    private int firstRow;
    private int firstColumn;
    private int count;

    /** Room for tiles of so many rows and columns. */
    Tile(int height, int width) {
      this.width = width;
      this.products = single ? null : Matrix.zeros(height, width).values();
      this.singleProducts =
          single
              ? java.nio.ByteBuffer.allocateDirect(height * width * Float.BYTES)
                  .order(java.nio.ByteOrder.nativeOrder())
                  .asFloatBuffer()
              : null;
    }

    /** Takes the products of a tile; time 2 · rows · columns · features flops. */
    void multiply(int r0, int r1, int c0, int c1) {
      firstRow = r0;
      firstColumn = c0;
      count = c1 - c0;
      int d = rows.columns();
      if (single) {
        StridedBlas.gemm(
            false,
            true,
            r1 - r0,
            count,
            d,
            1f / d,
            singleRows.slice(r0 * d, (r1 - r0) * d),
            d,
            singleColumns.slice(c0 * d, count * d),
            d,
            0f,
            singleProducts,
            width);
      } else {
        StridedBlas.gemm(
            false,
            true,
            r1 - r0,
            count,
            d,
            1.0 / d,
            rows.values().slice(r0 * d, (r1 - r0) * d),
            d,
            columns.values().slice(c0 * d, count * d),
            d,
            0.0,
            products,
            width);
      }
    }

    /**
     * Writes the distances of one row of the tile.
     *
     * @param from first column of the tile that is wanted
     * @param lanes how many are to be filled; those beyond the last column repeat it
     * @param distances [lanes]; modified
     */
    void distances(int row, int from, int lanes, double[] distances) {
      int at = (row - firstRow) * width;
      double near = single ? SINGLE_NEAR : NEAR;
      for (int lane = 0; lane < lanes; lane++) {
        int column = Math.min(from + lane, count - 1);
        double k = single ? singleProducts.get(at + column) : products.get(at + column);
        double m = 1 - k;
        distances[lane] = m < near || m > 2 - near ? exact(row, firstColumn + column) : m;
      }
    }
  }

  /** ½|x − x′|², or 2 − ½|x + x′|² where that is the smaller one. */
  private double exact(int i, int j) {
    int d = rows.columns();
    DoubleBuffer x = rows.values();
    DoubleBuffer y = columns.values();
    double apart = 0;
    double together = 0;
    for (int c = 0; c < d; c++) {
      double a = x.get(i * d + c);
      double b = y.get(j * d + c);
      apart += (a - b) * (a - b);
      together += (a + b) * (a + b);
    }
    double half = 0.5 / d;
    return apart <= together ? half * apart : 2 - half * together;
  }
}
