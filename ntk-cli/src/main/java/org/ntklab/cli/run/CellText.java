package org.ntklab.cli.run;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Keys and values of a grid as a person reads them. */
public final class CellText {
  private static final int LONGEST = 32;

  private CellText() {}

  /** The last word of a key, or the whole key where another one ends in the same word. */
  static String head(String key, List<String> keys) {
    String last = lastWord(key);
    boolean alone = keys.stream().filter(other -> lastWord(other).equals(last)).count() <= 1;
    return alone ? last : key;
  }

  /** The last word of a dotted key. */
  public static String lastWord(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  /** A value in a line, cut where it is long. */
  public static String value(Object value) {
    String text = flow(value);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
  }

  /** All of a cell in a line: {@code parametrisation ntk, depth 3}. */
  static String of(Map<String, Object> cell) {
    List<String> keys = List.copyOf(cell.keySet());
    return cell.entrySet().stream()
        .map(entry -> head(entry.getKey(), keys) + " " + value(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String flow(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + ": " + flow(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(CellText::flow).collect(Collectors.joining(", ", "[", "]"));
    }
    return String.valueOf(value);
  }
}
