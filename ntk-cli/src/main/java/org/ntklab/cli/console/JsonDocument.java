package org.ntklab.cli.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes plain values as JSON; numbers that are not finite become {@code null}. */
public final class JsonDocument {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private JsonDocument() {}

  /**
   * A document.
   *
   * @param document String, Number, Boolean, null, and Lists and Maps of such values; other values
   *     as their {@code toString()}
   */
  public static String write(Map<String, ?> document) {
    try {
      return MAPPER.writeValueAsString(plain(document));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values are always JSON", e);
    }
  }

  private static Object plain(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, inner) -> copy.put(key.toString(), plain(inner)));
      return copy;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(JsonDocument::orNull).toArray();
    }
    return orNull(value);
  }

  private static Object orNull(Object value) {
    if (value instanceof Map || value instanceof List) {
      return plain(value);
    }
    if (value instanceof Double number) {
      return Double.isFinite(number) ? number : null;
    }
    boolean asItIs = value == null || value instanceof Number || value instanceof Boolean;
    return asItIs ? value : value.toString();
  }
}
