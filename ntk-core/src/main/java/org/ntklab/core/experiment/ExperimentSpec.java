package org.ntklab.core.experiment;

import java.util.List;
import java.util.Optional;

/**
 * An experiment: its runs, and what they are compared over.
 *
 * @param name as written
 * @param runs every cell of the grid with every seed, in the order of the grid
 * @param axis the key over which exponents are fitted: the numeric key of the grid with the most
 *     values, {@code architecture.width} before others; empty when no key has two numbers
 * @param gridKeys keys of the grid, in the order written
 */
public record ExperimentSpec(
    String name, List<RunSpec> runs, Optional<String> axis, List<String> gridKeys) {
  public ExperimentSpec {
    runs = List.copyOf(runs);
    gridKeys = List.copyOf(gridKeys);
  }
}
