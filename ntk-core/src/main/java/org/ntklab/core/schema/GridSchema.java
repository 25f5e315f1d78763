package org.ntklab.core.schema;

import java.util.LinkedHashMap;
import java.util.Map;

/** The grid: keys of the experiment by their path, with lists of the values that they may have. */
final class GridSchema {
  private GridSchema() {}

  /**
   * A schema of the grid.
   *
   * @param experiment schemas of the experiment's keys. Keys that only some names have are not in
   *     it: in the grid they may be anything
   */
  static Map<String, Object> of(Map<String, Object> experiment) {
    Map<String, Object> axes = new LinkedHashMap<>();
    experiment.forEach((key, schema) -> add(key, schema, axes));
    axes.remove("name");
    axes.remove("seeds");
    axes.remove("expect");
    Map<String, Object> grid = new LinkedHashMap<>();
    grid.put("type", "object");
    grid.put("properties", axes);
    // Any option of a contributed name, by its path.
    grid.put("patternProperties", Map.of("\\.", axis(Map.of())));
    grid.put("additionalProperties", false);
    return grid;
  }

  private static void add(String path, Object schema, Map<String, Object> axes) {
    axes.put(path, axis(schema));
    if (schema instanceof Map<?, ?> group && group.get("properties") instanceof Map<?, ?> below) {
      below.forEach((key, inner) -> add(path + "." + key, inner, axes));
    } else if (schema instanceof Map<?, ?> choice
        && choice.get("anyOf") instanceof Iterable<?> ways) {
      for (Object way : ways) {
        if (way instanceof Map<?, ?> group && group.get("properties") instanceof Map<?, ?> below) {
          below.forEach((key, inner) -> add(path + "." + key, inner, axes));
        }
      }
    }
  }

  private static Map<String, Object> axis(Object values) {
    Map<String, Object> axis = new LinkedHashMap<>();
    axis.put("type", "array");
    axis.put("minItems", 1);
    axis.put("uniqueItems", true);
    axis.put("items", values);
    return axis;
  }
}
