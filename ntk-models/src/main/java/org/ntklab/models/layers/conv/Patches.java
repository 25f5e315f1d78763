package org.ntklab.models.layers.conv;

import java.util.List;
import org.ntklab.models.finite.ArrayValues;
import org.ntklab.models.layers.window.AxisWindow;
import org.ntklab.models.layers.window.WindowPositions;
import org.ntklab.models.layers.window.WindowPositions.Run;

/**
 * From a block of B examples {@code [C, positions, B]} to their patches {@code [C·|F|, T, B]}, what
 * each of T windows covers as a column, and back. Rows run over channels, then places in the
 * window; examples lie side by side, so that what is copied is long.
 */
final class Patches {
  private final int channels;
  private final WindowPositions positions;

  /** By place in the window, all outputs in order. */
  private final Run[][] runs;

  /**
   * Patches of examples of one shape.
   *
   * @param channels C
   * @param axes the window along each axis
   */
  Patches(int channels, List<AxisWindow> axes) {
    this.channels = channels;
    this.positions = new WindowPositions(axes);
    // Sizes of one example fit an int.
    Math.multiplyExact(channels, Math.max(positions.inputs(), positions.size()));
    this.runs = new Run[positions.size()][];
    for (int place = 0; place < runs.length; place++) {
      runs[place] = positions.runs(place).toArray(Run[]::new);
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
    return channels * positions.inputs();
  }

  /** Whether the patches are the examples themselves. */
  boolean areTheExamples() {
    return positions.isIdentity();
  }

  /**
   * Copies what a range of windows covers, zeros beyond the edge.
   *
   * @param block the examples
   * @param at where they begin
   * @param examples B
   * @param from first window
   * @param to behind the last one
   * @param patches {@code [C·|F|, to − from, B]} from its beginning; overwritten
   */
  void gather(ArrayValues block, int at, int examples, int from, int to, ArrayValues patches) {
    for (int row = 0; row < rows(); row++) {
      int channel = row / runs.length * positions.inputs();
      int start = row * (to - from) - from;
      for (Run run : runs[row % runs.length]) {
        int first = Math.max(run.output(), from);
        int length = Math.min(run.output() + run.length(), to) - first;
        if (length <= 0) {
          continue;
        }
        int into = (start + first) * examples;
        if (run.source() == WindowPositions.BEYOND) {
          patches.fill(into, length * examples, 0);
        } else {
          int source = channel + run.source() + first - run.output();
          patches.copy(into, block, at + source * examples, length * examples);
        }
      }
    }
  }

  /**
   * Adds what patches say of each entry, the transpose of {@link #gather}.
   *
   * @param block {@code [C, positions, B]} from its beginning; modified
   */
  void scatter(ArrayValues patches, int examples, int from, int to, ArrayValues block) {
    for (int row = 0; row < rows(); row++) {
      int channel = row / runs.length * positions.inputs();
      int start = row * (to - from) - from;
      for (Run run : runs[row % runs.length]) {
        int first = Math.max(run.output(), from);
        int length = Math.min(run.output() + run.length(), to) - first;
        if (length > 0 && run.source() != WindowPositions.BEYOND) {
          int source = channel + run.source() + first - run.output();
          block.add(source * examples, patches, (start + first) * examples, length * examples);
        }
      }
    }
  }
}
