package org.ntklab.models.layers.conv;

import java.util.List;
import java.util.function.ToIntFunction;
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
    return axis.size() == WINDOW
        && axis.stride() == 1
        && axis.padding() != Padding.CIRCULAR
        && axis.size() <= axis.extent();
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
   * Where inputs lie: an image reaches from the first tile's corner as far as the last tile does.
   */
  TileImages inputs(int channels, int examples) {
    int more = WINDOW - 1;
    return images(channels, examples, more, height.before(), width.before(), AxisWindow::extent);
  }

  /** Where outputs lie, without those around them. */
  TileImages outputs(int channels, int examples) {
    return images(channels, examples, 0, 0, 0, AxisWindow::outputs);
  }

  private TileImages images(
      int channels, int examples, int more, int top, int left, ToIntFunction<AxisWindow> extent) {
    int step = TileLoops.OUTPUTS;
    int lanes = lanes(channels);
    int row = (across() * step + more) * lanes;
    int size = Math.multiplyExact(down() * step + more, row);
    int[] one = points(down(), across(), 0, step * row, step * lanes);
    int[] corners = new int[Math.multiplyExact(examples, one.length)];
    for (int i = 0; i < corners.length; i++) {
      corners[i] = Math.multiplyExact(i / one.length, size) + one[i % one.length];
    }
    int start = top * row + left * lanes;
    int[] places = points(extent.applyAsInt(height), extent.applyAsInt(width), start, row, lanes);
    return new TileImages(channels, lanes, row, size, places, corners);
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
    return (axis.outputs() + TileLoops.OUTPUTS - 1) / TileLoops.OUTPUTS;
  }
}
