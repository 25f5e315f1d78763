package org.ntklab.core.schema;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.ntklab.core.architecture.Architecture;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.InputScaling;
import org.ntklab.core.data.TargetEncoding;
import org.ntklab.core.experiment.ExperimentKeys;
import org.ntklab.core.loss.Loss;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.plugin.Kinds;

/**
 * A JSON Schema (draft 2020-12) of experiment files, with the names and options that are known in
 * this process, plugins included.
 *
 * <p>It accepts every file that the reader accepts. It does not know which keys must be there,
 * since a grid may bring them, nor what is only found out with the data or with several keys
 * together: these the reader tells. Options of data by file are not looked at.
 */
public final class ExperimentSchema {
  private static final String NAME = "name";

  private final ExperimentKeys keys;
  private final Kinds<Architecture> architectures;
  private final Kinds<DataSource> sources;
  private final List<Kinds<?>> named;
  private final LayerSchemas layers;

  @Inject
  ExperimentSchema(
      ExperimentKeys keys,
      LayerSchemas layers,
      Kinds<Architecture> architectures,
      Kinds<DataSource> sources,
      Kinds<Parametrisation> parametrisations,
      Kinds<Loss> losses,
      Kinds<TargetEncoding> targets,
      Kinds<InputScaling> scalings) {
    this.keys = keys;
    this.layers = layers;
    this.architectures = architectures;
    this.sources = sources;
    this.named = List.of(parametrisations, losses, targets, scalings);
  }

  /** The schema as plain values. */
  public Map<String, Object> schema() {
    Forms forms = new Forms();
    named.forEach(kinds -> forms.add(kinds.point().word(), named(forms, kinds)));
    layers.addTo(forms);

    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(NAME, Map.of("type", "string"));
    properties.putAll(forms.properties(Declared.by(keys::readCell)));
    properties.put(ExperimentKeys.DATA, data(forms));
    properties.put(ExperimentKeys.ARCHITECTURE, architecture(forms));
    properties.put("training", training(forms));
    properties.put("trace", group(forms, "trace"));
    properties.put("seeds", seeds());
    properties.put("expect", Map.of("enum", List.of("done", "diverged"), "default", "done"));
    properties.put("grid", GridSchema.of(properties));

    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "ntk experiment");
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("additionalProperties", false);
    schema.put("$defs", forms.definitions());
    return schema;
  }

  private Map<String, Object> data(Forms forms) {
    Map<String, Map<String, Object>> byName = new LinkedHashMap<>();
    Declared base = Declared.by(keys::readData, Optional.of(ExperimentKeys.DATA), Map.of());
    for (String name : sources.names()) {
      byName.put(name, forms.own(ofGroup(keys::readData, ExperimentKeys.DATA, name), base));
    }
    Map<String, Object> properties = forms.properties(base);
    Map<String, Object> size =
        Map.of("anyOf", List.of(Map.of("type", "integer", "minimum", 0), Map.of("const", "all")));
    properties.put("train", size);
    properties.put("test", size);
    Map<String, Object> schema = shared(properties, sources, byName);
    List<Object> cases = new ArrayList<>((List<?>) schema.get("allOf"));
    // Formats read their own keys when the file is there.
    cases.add(
        Map.of(
            "if",
            Map.of("required", List.of("file")),
            "then",
            Map.of("additionalProperties", true)));
    schema.put("allOf", cases);
    return orWord(schema, sources);
  }

  private Map<String, Object> architecture(Forms forms) {
    Map<String, Map<String, Object>> byName = new LinkedHashMap<>();
    String group = ExperimentKeys.ARCHITECTURE;
    Declared base = Declared.by(keys::readArchitecture, Optional.of(group), Map.of());
    for (String name : architectures.names()) {
      byName.put(name, forms.own(ofGroup(keys::readArchitecture, group, name), base));
    }
    Map<String, Object> properties = forms.properties(base);
    properties.put("layers", Map.of("$ref", KeySchema.reference(LayerSchemas.LIST)));
    return orWord(shared(properties, architectures, byName), architectures);
  }

  private static Declared ofGroup(Consumer<Options> reader, String group, String name) {
    return Declared.by(reader, Optional.of(group), Map.of(NAME, name));
  }

  /** Keys of the group itself and, by its name, of what is named there. */
  private static Map<String, Object> shared(
      Map<String, Object> properties, Kinds<?> kinds, Map<String, Map<String, Object>> byName) {
    properties.put(NAME, Map.of("enum", List.copyOf(kinds.names())));
    List<Object> cases = new ArrayList<>();
    byName.forEach(
        (name, own) ->
            cases.add(
                Map.of(
                    "if",
                    Map.of(
                        "properties",
                        Map.of(NAME, Map.of("const", name)),
                        "required",
                        List.of(NAME)),
                    "then",
                    own)));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("allOf", cases);
    schema.put("unevaluatedProperties", false);
    return schema;
  }

  private static Map<String, Object> orWord(Map<String, Object> group, Kinds<?> kinds) {
    return Map.of("anyOf", List.of(Map.of("enum", List.copyOf(kinds.names())), group));
  }

  /** A name, or a group of the name and its options. */
  private static Map<String, Object> named(Forms forms, Kinds<?> kinds) {
    Map<String, Map<String, Object>> byName = new LinkedHashMap<>();
    for (String name : kinds.names()) {
      Declared own = Declared.by(options -> kinds.find(name).orElseThrow().read(options));
      byName.put(name, forms.own(own, new Declared(Map.of(), Map.of(), Options.MAIN, true)));
    }
    Map<String, Object> group = shared(new LinkedHashMap<>(), kinds, byName);
    group.put("required", List.of(NAME));
    return orWord(group, kinds);
  }

  private Map<String, Object> group(Forms forms, String key) {
    return forms.object(Declared.by(keys::readCell, Optional.of(key), Map.of()));
  }

  /** What the reader of training makes of some keys by itself is the core's own language. */
  private Map<String, Object> training(Forms forms) {
    Map<String, Object> training = group(forms, "training");
    @SuppressWarnings("unchecked") // As Forms makes it.
    Map<String, Object> properties = (Map<String, Object>) training.get("properties");
    Map<String, Object> positive = Map.of("type", "number", "exclusiveMinimum", 0);
    Map<String, Object> fraction =
        Map.of(
            "type",
            "object",
            "properties",
            Map.of("of-maximum", positive),
            "additionalProperties",
            false);
    properties.put("learning-rate", Map.of("anyOf", List.of(positive, fraction)));
    properties.put(
        "batch",
        Map.of(
            "anyOf",
            List.of(Map.of("const", "full"), Map.of("type", "integer", "minimum", 1)),
            "default",
            "full"));
    return training;
  }

  private static Map<String, Object> seeds() {
    return Map.of(
        "anyOf",
        List.of(
            Map.of("type", "integer", "minimum", 1),
            Map.of("type", "array", "minItems", 1, "items", Map.of("type", "integer"))),
        "default",
        3);
  }
}
