package org.ntklab.models.finite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.ntklab.core.activation.Activation;

/** An activation as a text and back: its class, and its fields where it is a record with any. */
final class ActivationText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ActivationText() {}

  static String write(Activation activation) {
    ObjectNode text = JSON.createObjectNode();
    text.put("class", activation.getClass().getName());
    if (activation.getClass().isRecord()) {
      text.set("fields", JSON.valueToTree(activation));
    }
    return text.toString();
  }

  static Activation read(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      Class<? extends Activation> type = type(node.path("class").asText());
      return node.has("fields")
          ? JSON.treeToValue(node.get("fields"), type)
          : type.getDeclaredConstructor().newInstance();
    } catch (JsonProcessingException | ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "cannot open the network: it needs the activation "
              + text
              + " on the class path, or in the thread's context class loader",
          e);
    }
  }

  /** Activations of plugins have class loaders of their own, which the opening thread knows. */
  private static Class<? extends Activation> type(String name) throws ClassNotFoundException {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader own = ActivationText.class.getClassLoader();
    try {
      return Class.forName(name, false, context == null ? own : context)
          .asSubclass(Activation.class);
    } catch (ClassNotFoundException e) {
      return Class.forName(name, false, own).asSubclass(Activation.class);
    }
  }
}
