package org.ntklab.core.schema;

import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.architecture.ActivationOption;
import org.ntklab.core.config.Options;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerLanguage;
import org.ntklab.core.layer.LayerOptions;
import org.ntklab.core.plugin.Kinds;

/** The layer language: lists of {@code name}, {@code name: value} and {@code name: {options}}. */
final class LayerSchemas {
  /** Name of the form of a list of layers. */
  static final String LIST = LayerLanguage.FORM;

  private static final String LAYER = "layer";

  private final Kinds<Layer> layers;
  private final Kinds<Activation> activations;

  @Inject
  LayerSchemas(Kinds<Layer> layers, Kinds<Activation> activations) {
    this.layers = layers;
    this.activations = activations;
  }

  /** Adds the forms of lists, layers, activations and widths. */
  void addTo(Forms forms) {
    forms.add(
        LayerOptions.WIDTH_FORM,
        Map.of(
            "anyOf",
            List.of(
                Map.of("type", "integer", "minimum", 1),
                Map.of(
                    "type", "string", "pattern", "^(outputs|([1-9][0-9]*)?n(/[1-9][0-9]*)?)$"))));
    forms.announce(LIST);
    Map<String, Map<String, Object>> functions = new LinkedHashMap<>();
    for (String name : activations.names()) {
      functions.put(name, options(forms, activations, name));
    }
    forms.add(ActivationOption.FORM, entry(functions));
    Map<String, Map<String, Object>> all = new LinkedHashMap<>(functions);
    for (String name : layers.names()) {
      all.put(name, options(forms, layers, name));
    }
    forms.add(LAYER, entry(all));
    forms.add(LIST, Map.of("type", "array", "items", Map.of("$ref", KeySchema.reference(LAYER))));
  }

  /** A name alone, or with its options. */
  private static Map<String, Object> entry(Map<String, Map<String, Object>> byName) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("type", "object");
    one.put("properties", byName);
    one.put("additionalProperties", false);
    one.put("minProperties", 1);
    one.put("maxProperties", 1);
    return Map.of(
        "anyOf", List.of(Map.of("enum", List.copyOf(new TreeSet<>(byName.keySet()))), one));
  }

  /** A group of options, or the value of the main one. */
  private static Map<String, Object> options(Forms forms, Kinds<?> kinds, String name) {
    Declared declared = Declared.by(options -> kinds.find(name).orElseThrow().read(options));
    Map<String, Object> group = forms.object(declared);
    List<String> required = Forms.required(declared);
    if (!required.isEmpty()) {
      group.put("required", required);
    }
    Object main = forms.properties(declared).get(declared.mainKey());
    return declared.mainKey().equals(Options.MAIN) || main == null
        ? Map.of("anyOf", List.of(group, Map.of("type", "null")))
        : Map.of("anyOf", List.of(group, Map.of("type", "null"), main));
  }
}
