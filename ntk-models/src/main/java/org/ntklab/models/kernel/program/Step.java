package org.ntklab.models.kernel.program;

import java.util.List;

/**
 * One operation at its place in a program.
 *
 * @param index place in topological order; 0 is the input
 * @param name of the layer in the graph, for messages
 * @param operation what it does
 * @param inputs indices of the steps it reads
 * @param grid positions of its output
 */
public record Step(int index, String name, Operation operation, List<Integer> inputs, Grid grid) {
  public Step {
    inputs = List.copyOf(inputs);
  }

  /** The only input. */
  public int input() {
    return inputs.get(0);
  }

  /** The same step with other inputs at another place. */
  Step moved(int to, List<Integer> from) {
    return new Step(to, name, operation, from, grid);
  }
}
