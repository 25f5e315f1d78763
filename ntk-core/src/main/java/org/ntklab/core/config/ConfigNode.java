package org.ntklab.core.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a configuration with the line it stands on; immutable. */
public sealed interface ConfigNode {
  /** Line in the source, from 1; 0 when a program made the value. */
  int line();

  /** The value as plain Java: String, Long, Double, Boolean, List, Map (in order) or null. */
  Object plain();

  /** How a message names what was found. */
  String describe();

  /**
   * Makes a node of plain Java values.
   *
   * @param plain String, Number, Boolean, null, a List or a Map with String keys of such values;
   *     any other object stands for its {@code toString()}
   * @param line the line that the node and all below it report
   */
  static ConfigNode of(Object plain, int line) {
    if (plain instanceof ConfigNode node) {
      return node;
    }
    if (plain instanceof Map<?, ?> map) {
      Map<String, ConfigNode> entries = new LinkedHashMap<>();
      map.forEach((key, value) -> entries.put(key.toString(), of(value, line)));
      return new Entries(entries, line);
    }
    if (plain instanceof List<?> list) {
      return new Items(list.stream().map(item -> of(item, line)).toList(), line);
    }
    if (plain instanceof Integer || plain instanceof Short || plain instanceof Byte) {
      return new Scalar(((Number) plain).longValue(), line);
    }
    boolean scalar =
        plain == null
            || plain instanceof Long
            || plain instanceof Double
            || plain instanceof Boolean
            || plain instanceof String;
    return new Scalar(scalar ? plain : plain.toString(), line);
  }

  /** A single value: String, Long, Double, Boolean or null. */
  record Scalar(Object value, int line) implements ConfigNode {
    @Override
    public Object plain() {
      return value;
    }

    @Override
    public String describe() {
      return value == null ? "nothing" : value instanceof String ? "'" + value + "'" : "" + value;
    }
  }

  /** A list. */
  record Items(List<ConfigNode> items, int line) implements ConfigNode {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public Object plain() {
      return Collections.unmodifiableList(items.stream().map(ConfigNode::plain).toList());
    }

    @Override
    public String describe() {
      return "a list of " + items.size();
    }
  }

  /** Keys with values, in the order written. */
  record Entries(Map<String, ConfigNode> entries, int line) implements ConfigNode {
    public Entries {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** No entries at all, from no line. */
    public static Entries empty() {
      return new Entries(Map.of(), 0);
    }

    @Override
    public Map<String, Object> plain() {
      Map<String, Object> plain = new LinkedHashMap<>();
      entries.forEach((key, value) -> plain.put(key, value.plain()));
      return Collections.unmodifiableMap(plain);
    }

    @Override
    public String describe() {
      return "a group of keys (" + String.join(", ", entries.keySet()) + ")";
    }

    /**
     * The same tree with the value at a dotted path replaced or added; groups on the way are made
     * where there are none, and a bare value on the way becomes the {@code name} of a group:
     * setting {@code parametrisation.a} in {@code parametrisation: abc} keeps the name.
     */
    public Entries with(String path, ConfigNode value) {
      int dot = path.indexOf('.');
      Map<String, ConfigNode> changed = new LinkedHashMap<>(entries);
      if (dot < 0) {
        changed.put(path, value);
      } else {
        String head = path.substring(0, dot);
        ConfigNode below = entries.get(head);
        Entries group =
            below instanceof Entries known
                ? known
                : below instanceof Scalar name && name.value() != null
                    ? new Entries(Map.of("name", name), name.line())
                    : new Entries(Map.of(), value.line());
        changed.put(head, group.with(path.substring(dot + 1), value));
      }
      return new Entries(changed, line);
    }
  }
}
