package org.ntklab.core.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Options;

/**
 * The {@code grid:} of an experiment.
 *
 * @param axes values by dotted key, in the order written
 */
record Grid(Map<String, List<ConfigNode>> axes) {

  /** Reads the group; an empty list or a single value is a problem. */
  static Grid read(Options frame) {
    Map<String, List<ConfigNode>> axes = new LinkedHashMap<>();
    frame
        .node("grid")
        .ifPresent(
            node -> {
              if (!(node instanceof ConfigNode.Entries entries)) {
                frame.expected("grid", "keys with lists of values");
                return;
              }
              Options grid = frame.group("grid");
              entries.entries().forEach((key, values) -> axis(grid, key, values, axes));
            });
    return new Grid(axes);
  }

  private static void axis(
      Options grid, String key, ConfigNode values, Map<String, List<ConfigNode>> axes) {
    if (!(values instanceof ConfigNode.Items list) || list.items().isEmpty()) {
      grid.problem(
          key,
          values instanceof ConfigNode.Items
              ? "the list is empty; give at least one value, or leave the key out"
              : "found " + values.describe() + ", expected a list of values");
      return;
    }
    Set<Object> distinct = new LinkedHashSet<>();
    for (ConfigNode value : list.items()) {
      if (!distinct.add(value.plain())) {
        grid.problem(key, "holds " + value.describe() + " twice");
      }
    }
    axes.put(key, list.items());
  }

  Set<String> keys() {
    return axes.keySet();
  }

  List<ConfigNode> values(String key) {
    return axes.getOrDefault(key, List.of());
  }

  /**
   * Every choice of one value a key; the last key changes fastest. One empty choice without keys.
   */
  List<Map<String, ConfigNode>> combinations() {
    List<Map<String, ConfigNode>> choices = List.of(Map.of());
    for (Map.Entry<String, List<ConfigNode>> axis : axes.entrySet()) {
      List<Map<String, ConfigNode>> longer = new ArrayList<>();
      for (Map<String, ConfigNode> choice : choices) {
        for (ConfigNode value : axis.getValue()) {
          Map<String, ConfigNode> extended = new LinkedHashMap<>(choice);
          extended.put(axis.getKey(), value);
          longer.add(extended);
        }
      }
      choices = longer;
    }
    return choices;
  }
}
