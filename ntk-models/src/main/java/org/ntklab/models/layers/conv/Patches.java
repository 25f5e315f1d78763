package org.ntklab.models.layers.conv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ntklab.models.finite.ArrayValues;
import org.ntklab.models.layers.window.AxisWindow;
import org.ntklab.models.layers.window.WindowPositions;
import org.ntklab.models.layers.window.WindowPositions.Run;

/**
 * From one example {@code [C, positions]} to its patches {@code [C·|F|, T]}, what each of T windows
 * covers as a column, and back. Rows run over channels, then places in the window.
 */
final class Patches {
  private final int channels;
  private final WindowPositions positions;
  private final double[] example;
  private final double[] line;
  private final double[] zeros;
  private final List<List<Run>> runs = new ArrayList<>();

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
    this.zeros = new double[positions.outputs()];
    for (int place = 0; place < positions.size(); place++) {
      runs.add(positions.runs(place));
    }
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
    for (int row = 0; row < rows(); row++) {
      int channel = at + row / positions.size() * positions.inputs();
      int to = row * line.length;
      for (Run run : runs.get(row % positions.size())) {
        if (run.source() == WindowPositions.BEYOND) {
          patches.put(to + run.output(), zeros, run.length());
        } else {
          patches.copy(to + run.output(), examples, channel + run.source(), run.length());
        }
      }
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
      for (Run run : runs.get(row % positions.size())) {
        if (run.source() != WindowPositions.BEYOND) {
          int to = channel + run.source();
          for (int i = 0; i < run.length(); i++) {
            example[to + i] += line[run.output() + i];
          }
        }
      }
    }
    examples.put(at, example);
  }
}
