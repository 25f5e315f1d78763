package org.ntklab.models.layers.conv;

import java.util.Arrays;
import java.util.List;
import org.ntklab.models.finite.ArrayValues;
import org.ntklab.models.layers.window.AxisWindow;
import org.ntklab.models.layers.window.WindowPositions;

/**
 * From one example {@code [C, positions]} to its patches {@code [C·|F|, T]}, what each of T windows
 * covers as a column, and back. Rows run over channels, then places in the window.
 */
final class Patches {
  private final int channels;
  private final WindowPositions positions;
  private final double[] example;
  private final double[] line;

  /**
   * Patches of examples of one shape; belongs to one thread.
   *
   * @param channels C
   * @param axes the window along each axis
   */
  Patches(int channels, List<AxisWindow> axes) {
    this.channels = channels;
    this.positions = new WindowPositions(axes);
    this.example = new double[Math.multiplyExact(channels, positions.inputs())];
    this.line = new double[positions.outputs()];
  }

  /** C·|F|. */
  int rows() {
    return channels * positions.size();
  }

  /** T. */
  int columns() {
    return positions.outputs();
  }

  /** Numbers in one example. */
  int inputs() {
    return example.length;
  }

  /** Whether the patches are the example itself. */
  boolean areTheExample() {
    return positions.isIdentity();
  }

  /**
   * Copies what the windows cover, zeros beyond the edge.
   *
   * @param at where the example begins
   * @param patches {@code [C·|F|, T]} from its beginning; overwritten
   */
  void gather(ArrayValues examples, int at, ArrayValues patches) {
    examples.get(at, example);
    for (int row = 0; row < rows(); row++) {
      int channel = row / positions.size() * positions.inputs();
      for (int t = 0; t < line.length; t++) {
        int source = positions.source(row % positions.size(), t);
        line[t] = source == WindowPositions.BEYOND ? 0 : example[channel + source];
      }
      patches.put(row * line.length, line);
    }
  }

  /**
   * Adds up what the patches say of each entry, the transpose of {@link #gather}.
   *
   * @param at where the example begins
   * @param examples overwritten there
   */
  void scatter(ArrayValues patches, ArrayValues examples, int at) {
    Arrays.fill(example, 0);
    for (int row = 0; row < rows(); row++) {
      patches.get(row * line.length, line);
      int channel = row / positions.size() * positions.inputs();
      for (int t = 0; t < line.length; t++) {
        int source = positions.source(row % positions.size(), t);
        if (source != WindowPositions.BEYOND) {
          example[channel + source] += line[t];
        }
      }
    }
    examples.put(at, example);
  }
}
