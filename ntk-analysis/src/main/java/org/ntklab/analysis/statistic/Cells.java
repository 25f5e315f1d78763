package org.ntklab.analysis.statistic;

import java.util.Map;
import java.util.Optional;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Options;

/** Reads which cells are meant: keys with the values that they must have. */
public final class Cells {
  private Cells() {}

  /** The values by key; none, after a problem, when the value is no group. */
  public static Map<String, Object> read(Options options, String key) {
    Optional<ConfigNode> node = options.node(key);
    if (node.isEmpty()) {
      options.problem("", "the key '" + key + "' is missing");
      return Map.of();
    }
    if (node.get() instanceof ConfigNode.Entries entries) {
      return entries.plain();
    }
    options.expected(key, "keys of the grid with values, as in {architecture.width: 64}");
    return Map.of();
  }
}
