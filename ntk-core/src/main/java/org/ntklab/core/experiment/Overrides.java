package org.ntklab.core.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.YamlSource;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;

/** Applies {@code --set key=value} to an experiment. */
final class Overrides {
  private static final String GRID = "grid";

  private Overrides() {}

  static ConfigNode.Entries apply(
      ConfigNode.Entries tree, List<String> overrides, Problems problems) {
    ConfigNode.Entries changed = tree;
    for (String override : overrides) {
      int equals = override.indexOf('=');
      String source = "--set " + override;
      if (equals < 1) {
        problems.add(Problem.of(source, "expected key=value, as in architecture.width=128"));
        continue;
      }
      String key = override.substring(0, equals).strip();
      try {
        ConfigNode written = YamlSource.parseValue(source, override.substring(equals + 1));
        // It stands on no line of the file.
        ConfigNode value = ConfigNode.of(written.plain(), 0);
        changed = set(changed, key, value);
      } catch (InvalidInputException e) {
        problems.addAll(e.problems());
      }
    }
    return changed;
  }

  /**
   * {@code grid.KEY} replaces an axis; a plain key leaves the grid, which would override it again.
   */
  private static ConfigNode.Entries set(ConfigNode.Entries tree, String key, ConfigNode value) {
    Map<String, ConfigNode> top = new LinkedHashMap<>(tree.entries());
    Map<String, ConfigNode> grid = new LinkedHashMap<>();
    if (tree.entries().get(GRID) instanceof ConfigNode.Entries axes) {
      grid.putAll(axes.entries());
    }
    boolean ofGrid = key.startsWith(GRID + ".");
    if (ofGrid) {
      grid.put(key.substring(GRID.length() + 1), value);
    } else {
      grid.keySet().removeIf(axis -> axis.equals(key) || axis.startsWith(key + "."));
    }
    if (ofGrid || tree.entries().get(GRID) instanceof ConfigNode.Entries) {
      top.put(GRID, new ConfigNode.Entries(grid, tree.line()));
    }
    ConfigNode.Entries changed = new ConfigNode.Entries(top, tree.line());
    return ofGrid ? changed : changed.with(key, value);
  }
}
