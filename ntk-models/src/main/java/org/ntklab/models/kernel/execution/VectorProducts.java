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
  private final UnitExamples rows;
  private final UnitExamples columns;
  private final int size;
  private final boolean single;
  private final DoubleBuffer wideRows;
  private final DoubleBuffer wideColumns;
  private final FloatBuffer singleRows;
  private final FloatBuffer singleColumns;

  /**
   * Products of two sets of vectors.
   *
   * @param same whether both are the same examples
   * @param single whether products are taken in single precision
   */
  VectorProducts(UnitExamples rows, UnitExamples columns, boolean same, boolean single) {
    this.rows = rows;
    this.columns = columns;
    this.size = rows.shape().size();
    this.single = single;
    this.wideRows = single ? null : wide(rows);
    this.wideColumns = single ? null : same ? wideRows : wide(columns);
    this.singleRows = single ? narrow(rows) : null;
    this.singleColumns = single ? (same ? singleRows : narrow(columns)) : null;
  }

  private static DoubleBuffer wide(UnitExamples examples) {
    double[] row = new double[examples.shape().size()];
    DoubleBuffer wide = Matrix.zeros(examples.count(), row.length).values();
    for (int i = 0; i < examples.count(); i++) {
      examples.read(i, row);
      wide.put(i * row.length, row);
    }
    return wide;
  }

  private static FloatBuffer narrow(UnitExamples examples) {
    double[] values = new double[examples.shape().size()];
    float[] row = new float[values.length];
    FloatBuffer narrow = floats(examples.count() * row.length);
    for (int i = 0; i < examples.count(); i++) {
      examples.read(i, values);
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
    private final double[] rowValues = new double[size];
    private final double[] columnValues = new double[size];
    private int rowRead = -1;
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
      int d = size;
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
            wideRows.slice(r0 * d, (r1 - r0) * d),
            d,
            wideColumns.slice(c0 * d, count * d),
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
            distances[lane] = (float) exact(row, column(from, lane), m > 1);
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
          distances[lane] = exact(row, column(from, lane), m > 1);
        }
      }
    }

    private int column(int from, int lane) {
      return firstColumn + Math.min(from + lane, count - 1);
    }

    /** ½|x − x′|², or 2 − ½|x + x′|² where they are nearly opposite. */
    private double exact(int i, int j, boolean opposite) {
      if (rowRead != i) {
        rows.read(i, rowValues);
        rowRead = i;
      }
      columns.read(j, columnValues);
      double sign = opposite ? -1 : 1;
      double even = 0;
      double odd = 0;
      for (int c = 0; c + 1 < size; c += 2) {
        double first = rowValues[c] - sign * columnValues[c];
        double second = rowValues[c + 1] - sign * columnValues[c + 1];
        even += first * first;
        odd += second * second;
      }
      if (size % 2 != 0) {
        double last = rowValues[size - 1] - sign * columnValues[size - 1];
        even += last * last;
      }
      double half = 0.5 * (even + odd) / size;
      return opposite ? 2 - half : half;
    }
  }
}
