package org.ntklab.models.layers.window;

import java.util.ArrayList;
import java.util.List;
import org.ntklab.core.layer.Shape;

/**
 * A window over all position axes, as convolutions and pools have it.
 *
 * @param size extents of the window; a single one stands for every axis
 * @param stride steps of the window; a single one stands for every axis
 * @param padding what lies beyond the edge
 */
public record SlidingWindow(List<Integer> size, List<Integer> stride, Padding padding) {
  public SlidingWindow {
    size = List.copyOf(size);
    stride = List.copyOf(stride);
  }

  /**
   * The window along each axis of an input.
   *
   * @throws IllegalArgumentException when the input has no positions or another number of axes
   */
  public List<AxisWindow> over(Shape input) {
    if (input.isVector()) {
      throw new IllegalArgumentException(
          "found a vector, shape "
              + input
              + ", expected positions: [channels, height, width] or [channels, length]");
    }
    int axes = input.positions().size();
    List<AxisWindow> windows = new ArrayList<>();
    for (int axis = 0; axis < axes; axis++) {
      windows.add(
          new AxisWindow(
              input.positions().get(axis),
              along(axis, axes, size, "window"),
              along(axis, axes, stride, "stride"),
              padding));
    }
    return windows;
  }

  /** Extents of the output's positions. */
  public List<Integer> outputPositions(Shape input) {
    return over(input).stream().map(AxisWindow::outputs).toList();
  }

  /** Positions in one window, |F|. */
  public int positions(Shape input) {
    return over(input).stream().mapToInt(AxisWindow::size).reduce(1, Math::multiplyExact);
  }

  private static int along(int axis, int axes, List<Integer> values, String what) {
    if (values.size() == 1) {
      return values.get(0);
    }
    if (values.size() != axes) {
      throw new IllegalArgumentException(
          "the %s %s has %d extents, the input has %d axes of positions"
              .formatted(what, values, values.size(), axes));
    }
    return values.get(axis);
  }
}
