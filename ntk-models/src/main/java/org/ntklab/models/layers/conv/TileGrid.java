package org.ntklab.models.layers.conv;

import java.util.List;
import org.ntklab.models.layers.conv.lanes.TileLoops;
import org.ntklab.models.layers.window.AxisWindow;
import org.ntklab.models.layers.window.Padding;

/**
 * How tiles of 4×4 outputs cover some examples of a convolution with windows of 3×3: where inputs,
 * outputs and the tiles' corners lie in images with channels last. Images of inputs reach as far as
 * the last tile does, those of outputs too; what no input or output is there stays zero.
 *
 * @param height of windows
 * @param width of windows
 * @param channels of inputs
 * @param outputs channels of outputs
 */
record TileGrid(AxisWindow height, AxisWindow width, int channels, int outputs) {
  private static final int WINDOW = 3;

  /** Fewer channels leave the products too small for what they save. */
  private static final int LEAST_CHANNELS = 16;

  /** Of the multiplications without tiles: a product takes longer for small matrices. */
  private static final double MOST_SHARE = 0.6;

  /** Whether tiles save enough: with few channels or positions most of a tile is filled up. */
  static boolean pays(PatchShape shape, int outputs) {
    List<AxisWindow> axes = shape.axes();
    if (axes.size() != 2
        || axes.stream()
            .anyMatch(
                axis ->
                    axis.size() != WINDOW
                        || axis.stride() != 1
                        || axis.padding() == Padding.CIRCULAR
                        || axis.size() > axis.extent())
        || Math.min(shape.channels(), outputs) < LEAST_CHANNELS) {
      return false;
    }
    TileGrid grid = new TileGrid(axes.get(0), axes.get(1), shape.channels(), outputs);
    double by = (double) TileLoops.PLANES * grid.tiles() * grid.lanes() * grid.outputLanes();
    double without = (double) WINDOW * WINDOW * grid.outputPoints() * shape.channels() * outputs;
    return by <= MOST_SHARE * without;
  }

  /** Channels of a point of an image of inputs. */
  int lanes() {
    return roundUp(channels, TileLoops.LANES);
  }

  /** Channels of a point of an image of outputs. */
  int outputLanes() {
    return roundUp(outputs, TileLoops.LANES);
  }

  /** Positions of an example's outputs. */
  int outputPoints() {
    return height.outputs() * width.outputs();
  }

  /** Tiles of an example. */
  int tiles() {
    return tilesOf(height) * tilesOf(width);
  }

  /** Numbers from row to row of an image of inputs. */
  int row() {
    return (tilesOf(width) * TileLoops.OUTPUTS + WINDOW - 1) * lanes();
  }

  /** Numbers of an image of inputs. */
  int image() {
    return (tilesOf(height) * TileLoops.OUTPUTS + WINDOW - 1) * row();
  }

  /** Numbers from row to row of an image of outputs. */
  int outputRow() {
    return tilesOf(width) * TileLoops.OUTPUTS * outputLanes();
  }

  /** Numbers of an image of outputs. */
  int outputImage() {
    return tilesOf(height) * TileLoops.OUTPUTS * outputRow();
  }

  /** Where each position of an example's inputs lies in an image of inputs. */
  int[] places() {
    int start = height.before() * row() + width.before() * lanes();
    return points(height.extent(), width.extent(), start, row(), lanes());
  }

  /** Where each position of an example's outputs lies in an image of outputs. */
  int[] outputPlaces() {
    return points(height.outputs(), width.outputs(), 0, outputRow(), outputLanes());
  }

  /** Where the tiles of some examples begin in their images of inputs. */
  int[] corners(int examples) {
    return corners(examples, image(), row(), lanes());
  }

  /** Where the tiles of some examples begin in their images of outputs. */
  int[] outputCorners(int examples) {
    return corners(examples, outputImage(), outputRow(), outputLanes());
  }

  private int[] corners(int examples, int image, int row, int point) {
    int step = TileLoops.OUTPUTS;
    int[] one = points(tilesOf(height), tilesOf(width), 0, step * row, step * point);
    int[] all = new int[examples * one.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = i / one.length * image + one[i % one.length];
    }
    return all;
  }

  private static int[] points(int rows, int columns, int start, int row, int point) {
    int[] points = new int[rows * columns];
    for (int i = 0; i < points.length; i++) {
      points[i] = start + i / columns * row + i % columns * point;
    }
    return points;
  }

  private static int tilesOf(AxisWindow axis) {
    return (axis.outputs() + TileLoops.OUTPUTS - 1) / TileLoops.OUTPUTS;
  }

  private static int roundUp(int n, int step) {
    return (n + step - 1) / step * step;
  }
}
