package org.ntklab.models.layers.conv;

import java.util.List;
import java.util.stream.IntStream;
import org.ntklab.models.layers.conv.lanes.TileLoops;
import org.ntklab.models.layers.window.AxisWindow;
import org.ntklab.models.layers.window.Padding;

/**
 * How tiles of 4×4 outputs cover an example of a convolution with windows of 3×3, the last ones
 * beyond its edge.
 *
 * @param height of windows
 * @param width of windows
 */
record TileGrid(AxisWindow height, AxisWindow width) {
  private static final int WINDOW = 3;
  private static final int STEP = TileLoops.OUTPUTS;

  /** Fewer channels leave the products too small for what they save. */
  private static final int LEAST_CHANNELS = 16;

  /** Of the multiplications without tiles; what else there is to do is not counted. */
  private static final double MOST_SHARE = 0.6;

  /** The grid of a convolution that has one. */
  static TileGrid of(PatchShape shape) {
    return new TileGrid(shape.axes().get(0), shape.axes().get(1));
  }

  /** Whether tiles save enough: with few channels or positions most of a tile is filled up. */
  static boolean pays(PatchShape shape, int outputs) {
    List<AxisWindow> axes = shape.axes();
    if (axes.size() != 2 || !axes.stream().allMatch(TileGrid::isCovered)) {
      return false;
    }
    TileGrid grid = of(shape);
    int inputs = shape.channels();
    double by = (double) TileLoops.PLANES * grid.tiles() * lanes(inputs) * lanes(outputs);
    double points = (double) grid.height.outputs() * grid.width.outputs();
    return Math.min(inputs, outputs) >= LEAST_CHANNELS
        && by <= MOST_SHARE * WINDOW * WINDOW * points * inputs * outputs;
  }

  private static boolean isCovered(AxisWindow axis) {
    return axis.size() == WINDOW && axis.stride() == 1 && axis.size() <= axis.extent();
  }

  /** Channels with those that fill up vectors. */
  static int lanes(int channels) {
    return (channels + TileLoops.LANES - 1) / TileLoops.LANES * TileLoops.LANES;
  }

  /** Tiles of an example. */
  int tiles() {
    return down() * across();
  }

  /**
   * Where inputs lie: an image reaches from the first tile's corner as far as the last one does.
   */
  TileImages inputs(int channels, int examples) {
    int lanes = lanes(channels);
    int row = (across() * STEP + WINDOW - 1) * lanes;
    int rows = down() * STEP + WINDOW - 1;
    int start = height.before() * row + width.before() * lanes;
    return new TileImages(
        channels,
        lanes,
        row,
        Math.multiplyExact(rows, row),
        points(height.extent(), width.extent(), start, row, lanes),
        corners(examples, rows * row, row, lanes),
        edges(row, lanes));
  }

  /** Where outputs lie, with those of the last tiles that are none. */
  TileImages outputs(int channels, int examples) {
    int lanes = lanes(channels);
    int row = across() * STEP * lanes;
    int rows = down() * STEP;
    return new TileImages(
        channels,
        lanes,
        row,
        Math.multiplyExact(rows, row),
        points(height.outputs(), width.outputs(), 0, row, lanes),
        corners(examples, rows * row, row, lanes),
        new int[0]);
  }

  private int[] corners(int examples, int size, int row, int lanes) {
    int[] one = points(down(), across(), 0, STEP * row, STEP * lanes);
    int[] corners = new int[Math.multiplyExact(examples, one.length)];
    for (int i = 0; i < corners.length; i++) {
      corners[i] = Math.multiplyExact(i / one.length, size) + one[i % one.length];
    }
    return corners;
  }

  /** What windows of circular axes see beyond the edge. */
  private int[] edges(int row, int lanes) {
    IntStream.Builder edges = IntStream.builder();
    for (int y = 0; y < height.outputs() + WINDOW - 1; y++) {
      for (int x = 0; x < width.outputs() + WINDOW - 1; x++) {
        int sourceY = source(height, y);
        int sourceX = source(width, x);
        if (sourceY >= 0 && sourceX >= 0 && (sourceY != y || sourceX != x)) {
          edges.add(y * row + x * lanes).add(sourceY * row + sourceX * lanes);
        }
      }
    }
    return edges.build().toArray();
  }

  /** Which of an image's rows or columns is seen at one of them; below 0: none. */
  private static int source(AxisWindow axis, int at) {
    int position = at - axis.before();
    if (axis.padding() == Padding.CIRCULAR) {
      return Math.floorMod(position, axis.extent()) + axis.before();
    }
    return position >= 0 && position < axis.extent() ? at : -1;
  }

  private static int[] points(int rows, int columns, int start, int row, int point) {
    int[] points = new int[rows * columns];
    for (int i = 0; i < points.length; i++) {
      points[i] = start + i / columns * row + i % columns * point;
    }
    return points;
  }

  private int down() {
    return tilesOf(height);
  }

  private int across() {
    return tilesOf(width);
  }

  private static int tilesOf(AxisWindow axis) {
    return (axis.outputs() + STEP - 1) / STEP;
  }
}
