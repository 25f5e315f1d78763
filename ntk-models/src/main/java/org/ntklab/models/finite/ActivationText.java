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
      Class<? extends Activation> type =
          Class.forName(node.path("class").asText()).asSubclass(Activation.class);
      return node.has("fields")
          ? JSON.treeToValue(node.get("fields"), type)
          : type.getDeclaredConstructor().newInstance();
    } catch (JsonProcessingException | ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "cannot open the network: it needs the activation " + text + " on the class path", e);
    }
  }
}
