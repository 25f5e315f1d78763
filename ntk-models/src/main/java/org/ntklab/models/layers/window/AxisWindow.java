package org.ntklab.models.layers.window;

/**
 * A window that slides along one axis of known extent: output o covers the inputs o·stride − before
 * … o·stride − before + size − 1.
 *
 * @param extent positions of the input, H
 * @param size positions of the window, k
 * @param stride from one window to the next, s
 * @param padding what lies beyond the edge
 */
public record AxisWindow(int extent, int size, int stride, Padding padding) {
  public AxisWindow {
    if (extent < 1 || size < 1 || stride < 1) {
      throw new IllegalArgumentException(
          "a window needs extents of at least 1, found extent %d, size %d, stride %d"
              .formatted(extent, size, stride));
    }
    if (padding == Padding.VALID && size > extent) {
      throw new IllegalArgumentException(
          "a window of %d does not fit into %d positions; padding 'same' would do"
              .formatted(size, extent));
    }
    if (padding == Padding.CIRCULAR && extent % stride != 0) {
      throw new IllegalArgumentException(
          "circular padding with stride %d needs an extent that it divides, found %d"
              .formatted(stride, extent));
    }
  }

  /** Number of windows, the extent of the output. */
  public int outputs() {
    return padding == Padding.VALID ? (extent - size) / stride + 1 : (extent - 1) / stride + 1;
  }

  /** How far the first window reaches before the first position. */
  public int before() {
    return switch (padding) {
      case VALID -> 0;
      case CIRCULAR -> (size - 1) / 2;
      case SAME -> Math.max(0, (outputs() - 1) * stride + size - extent) / 2;
    };
  }
}
