package org.ntklab.core.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Keys and values of a grid in words. */
public final class GridText {
  private static final int LONGEST = 40;

  private GridText() {}

  /** All of a cell in a line; where one name tells it, that alone. */
  public static String cell(Map<String, Object> cell) {
    if (cell.size() == 1 && cell.values().iterator().next() instanceof String name) {
      return name;
    }
    return cell.entrySet().stream()
        .map(
            entry ->
                entry.getKey().equals("parametrisation")
                    ? value(entry.getValue())
                    : key(entry.getKey()) + " " + value(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** The last word of a key, in words: {@code training.output-scale} is {@code output scale}. */
  public static String key(String key) {
    return key.substring(key.lastIndexOf('.') + 1).replace('-', ' ');
  }

  /** A value in a line, cut where it is long. */
  public static String value(Object value) {
    String text = flow(value);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  private static String flow(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + ": " + flow(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(GridText::flow).collect(Collectors.joining(", ", "[", "]"));
    }
    return String.valueOf(value);
  }
}
