package org.ntklab.models.finite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A value as a text and back: its class, and its fields where it is a record with any. */
public final class RecordText {
  // A record is its fields: a method that is called isVector() is none.
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(MapperFeature.AUTO_DETECT_IS_GETTERS).build();

  private RecordText() {}

  /** The value as JSON. */
  public static String write(Object value) {
    ObjectNode text = JSON.createObjectNode();
    text.put("class", value.getClass().getName());
    if (value.getClass().isRecord()) {
      text.set("fields", JSON.valueToTree(value));
    }
    return text.toString();
  }

  /**
   * The value back.
   *
   * @throws IllegalArgumentException when its class is not there
   */
  public static <T> T read(String text, Class<T> expected) {
    try {
      JsonNode node = JSON.readTree(text);
      Class<? extends T> type = type(node.path("class").asText(), expected);
      return node.has("fields")
          ? JSON.treeToValue(node.get("fields"), type)
          : type.getDeclaredConstructor().newInstance();
    } catch (JsonProcessingException | ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "cannot open the network: it needs the "
              + expected.getSimpleName()
              + " "
              + text
              + " on the class path, or in the thread's context class loader",
          e);
    }
  }

  /** Classes of plugins have class loaders of their own, which the opening thread knows. */
  private static <T> Class<? extends T> type(String name, Class<T> expected)
      throws ClassNotFoundException {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader own = RecordText.class.getClassLoader();
    try {
      return Class.forName(name, false, context == null ? own : context).asSubclass(expected);
    } catch (ClassNotFoundException e) {
      return Class.forName(name, false, own).asSubclass(expected);
    }
  }
}
