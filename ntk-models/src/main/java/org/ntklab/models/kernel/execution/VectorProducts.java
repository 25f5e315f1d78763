package org.ntklab.models.kernel.execution;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.StridedBlas;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.lanes.LaneLoopsChoice;
import org.ntklab.models.kernel.lanes.SingleLaneLoops;

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

  private final LaneLoops loops = LaneLoopsChoice.ofThisProcess().loops();
  private final SingleLaneLoops singleLoops = LaneLoopsChoice.ofThisProcess().singleLoops();
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
    FloatBuffer narrow = floats(wide.rows() * wide.columns());
    double[] values = new double[wide.columns()];
    float[] row = new float[wide.columns()];
    for (int i = 0; i < wide.rows(); i++) {
      wide.values().get(i * values.length, values);
      for (int j = 0; j < row.length; j++) {
        row[j] = (float) values[j];
      }
      narrow.put(i * row.length, row);
    }
    return narrow;
  }

  private static FloatBuffer floats(int count) {
    return ByteBuffer.allocateDirect(count * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  /** The products of one tile after the other. Not safe for threads. */
  final class Tile {
    private final int width;
    private final DoubleBuffer products;
    private final FloatBuffer singleProducts;
    private float[] narrow = new float[0];
    private int firstRow;
    private int firstColumn;
    private int count;

    /** Room for tiles of so many rows and columns. */
    Tile(int height, int width) {
      this.width = width;
      this.products = single ? null : Matrix.zeros(height, width).values();
      this.singleProducts = single ? floats(height * width) : null;
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
      if (single) {
        if (narrow.length < lanes) {
          narrow = new float[lanes];
        }
        boolean lost = read(row, from, lanes, narrow);
        for (int lane = 0; lane < lanes; lane++) {
          distances[lane] = narrow[lane];
        }
        if (lost) {
          mend(row, from, lanes, SINGLE_NEAR, distances);
        }
        return;
      }
      int there = Math.min(lanes, count - from);
      products.get((row - firstRow) * width + from, distances, 0, there);
      Arrays.fill(distances, there, lanes, distances[there - 1]);
      if (loops.fromProducts(distances, lanes, 1 - NEAR)) {
        mend(row, from, lanes, NEAR, distances);
      }
    }

    /** The same in single precision, of products in single precision. */
    void distances(int row, int from, int lanes, float[] distances) {
      if (read(row, from, lanes, distances)) {
        for (int lane = 0; lane < lanes; lane++) {
          float m = distances[lane];
          if (m < SINGLE_NEAR || m > 2 - SINGLE_NEAR) {
            distances[lane] = (float) exact(row, column(from, lane));
          }
        }
      }
    }

    /** Distances of single-precision products, and whether any of them is to be mended. */
    private boolean read(int row, int from, int lanes, float[] distances) {
      int there = Math.min(lanes, count - from);
      singleProducts.get((row - firstRow) * width + from, distances, 0, there);
      Arrays.fill(distances, there, lanes, distances[there - 1]);
      return singleLoops.fromProducts(distances, lanes, (float) (1 - SINGLE_NEAR));
    }

    private void mend(int row, int from, int lanes, double near, double[] distances) {
      for (int lane = 0; lane < lanes; lane++) {
        double m = distances[lane];
        if (m < near || m > 2 - near) {
          distances[lane] = exact(row, column(from, lane));
        }
      }
    }

    private int column(int from, int lane) {
      return firstColumn + Math.min(from + lane, count - 1);
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
