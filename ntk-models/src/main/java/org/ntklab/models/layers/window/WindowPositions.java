package org.ntklab.models.layers.window;

import java.util.ArrayList;
import java.util.List;

/**
 * Which position of the input each place of each window covers, over all axes together; positions
 * are counted row by row.
 */
public final class WindowPositions {
  /** Stands for a place beyond the edge. */
  public static final int BEYOND = -1;

  private final int inputs;
  private final int outputs;
  private final int size;
  private final int[] sources;

  /** The positions of windows along each axis. */
  public WindowPositions(List<AxisWindow> axes) {
    this.inputs = axes.stream().mapToInt(AxisWindow::extent).reduce(1, Math::multiplyExact);
    this.outputs = axes.stream().mapToInt(AxisWindow::outputs).reduce(1, Math::multiplyExact);
    this.size = axes.stream().mapToInt(AxisWindow::size).reduce(1, Math::multiplyExact);
    this.sources = new int[Math.multiplyExact(size, outputs)];
    for (int place = 0; place < size; place++) {
      for (int output = 0; output < outputs; output++) {
        sources[place * outputs + output] = source(axes, place, output);
      }
    }
  }

  /** Positions of the input. */
  public int inputs() {
    return inputs;
  }

  /** Positions of the output, windows. */
  public int outputs() {
    return outputs;
  }

  /** Places in a window, |F|. */
  public int size() {
    return size;
  }

  /** The input's position at a place of an output's window, or {@link #BEYOND}. */
  public int source(int place, int output) {
    return sources[place * outputs + output];
  }

  /**
   * Consecutive outputs whose windows find consecutive positions at one place, or nothing.
   *
   * @param output the first
   * @param source the position that it finds, or {@link #BEYOND} for all of them
   * @param length number of outputs
   */
  public record Run(int output, int source, int length) {}

  /** All outputs at one place of their windows, in runs as long as can be. */
  public List<Run> runs(int place) {
    List<Run> runs = new ArrayList<>();
    int start = 0;
    for (int output = 1; output <= outputs; output++) {
      if (output == outputs || !continues(source(place, output - 1), source(place, output))) {
        runs.add(new Run(start, source(place, start), output - start));
        start = output;
      }
    }
    return List.copyOf(runs);
  }

  private static boolean continues(int source, int next) {
    return source == BEYOND ? next == BEYOND : next == source + 1;
  }

  /** Whether every window is one position, in order: nothing moves. */
  public boolean isIdentity() {
    if (size != 1 || outputs != inputs) {
      return false;
    }
    for (int output = 0; output < outputs; output++) {
      if (sources[output] != output) {
        return false;
      }
    }
    return true;
  }

  private static int source(List<AxisWindow> axes, int place, int output) {
    int position = 0;
    int extent = 1;
    int restOfPlace = place;
    int restOfOutput = output;
    // The last axis runs fastest.
    for (int axis = axes.size() - 1; axis >= 0; axis--) {
      AxisWindow window = axes.get(axis);
      int offset = restOfPlace % window.size();
      int start = restOfOutput % window.outputs() * window.stride() - window.before();
      restOfPlace /= window.size();
      restOfOutput /= window.outputs();
      int at = start + offset;
      if (window.padding() == Padding.CIRCULAR) {
        at = Math.floorMod(at, window.extent());
      }
      if (at < 0 || at >= window.extent()) {
        return BEYOND;
      }
      position += at * extent;
      extent *= window.extent();
    }
    return position;
  }
}
