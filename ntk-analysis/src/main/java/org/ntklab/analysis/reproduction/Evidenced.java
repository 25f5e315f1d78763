package org.ntklab.analysis.reproduction;

import java.util.Optional;
import java.util.Set;
import org.ntklab.core.config.ConfigNode;

/**
 * What is known beforehand of an experiment or a measurement.
 *
 * @param keys keys of its cells; empty when they are known only afterwards
 */
record Evidenced(Optional<Set<String>> keys) {
  /** By the grid as it is written. */
  static Evidenced ofExperiment(ConfigNode.Entries experiment) {
    return experiment.entries().get("grid") instanceof ConfigNode.Entries grid
        ? new Evidenced(Optional.of(grid.entries().keySet()))
        : new Evidenced(Optional.of(Set.of()));
  }

  /** A measurement names its cells itself. */
  static Evidenced unknown() {
    return new Evidenced(Optional.empty());
  }
}
