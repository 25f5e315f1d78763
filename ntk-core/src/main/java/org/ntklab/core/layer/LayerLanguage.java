package org.ntklab.core.layer;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Nearest;
import org.ntklab.core.config.Options;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.plugin.Kinds;

/** Reads lists of layers through the contributed kinds; knows none of their words. */
public final class LayerLanguage {
  /** What descriptions call a list of layers. */
  public static final String FORM = "layers";

  private final Kinds<Layer> layers;
  private final Kinds<Activation> activations;

  /** A language of these words. */
  @Inject
  public LayerLanguage(Kinds<Layer> layers, Kinds<Activation> activations) {
    this.layers = layers;
    this.activations = activations;
  }

  /**
   * Reads a list of layers below a key.
   *
   * @param options the group that holds the key; problems and the canonical form go there
   * @return the layers that could be read
   */
  public List<Layer> read(Options options, String key) {
    options.declareForm(key, FORM);
    Optional<ConfigNode> node = options.node(key);
    if (node.isEmpty() || !(node.get() instanceof ConfigNode.Items list)) {
      options.expected(key, "a list of layers");
      return List.of();
    }
    Read read = read(options, key, list);
    options.remember(key, read.canonical());
    return read.layers();
  }

  /**
   * A list of layers that was read.
   *
   * @param layers those that could be read
   * @param canonical the list as plain values, with all defaults
   */
  public record Read(List<Layer> layers, List<Object> canonical) {}

  /** Reads a list of layers wherever it stands; {@code place} is what messages call it. */
  public Read read(Options options, String place, ConfigNode.Items list) {
    List<Layer> read = new ArrayList<>();
    List<Object> canonical = new ArrayList<>();
    for (int i = 0; i < list.items().size(); i++) {
      String entryPlace = place + "[" + i + "]";
      Optional<LayerSpec> spec = spec(options, entryPlace, list.items().get(i));
      spec.flatMap(entry -> read(options, entryPlace, entry, canonical)).ifPresent(read::add);
    }
    return new Read(List.copyOf(read), canonical);
  }

  /** Reads the entries of an architecture. */
  public Read read(Options options, String place, List<LayerSpec> specs) {
    List<Object> plain = specs.stream().map(LayerSpec::plain).toList();
    return read(options, place, (ConfigNode.Items) ConfigNode.of(plain, 0));
  }

  /**
   * An entry as written, before its meaning: {@code name}, {@code name: value}, {@code name: {…}}.
   */
  public static Optional<LayerSpec> spec(Options options, String place, ConfigNode node) {
    if (node instanceof ConfigNode.Scalar scalar && scalar.value() instanceof String kind) {
      return Optional.of(new LayerSpec(kind, new ConfigNode.Scalar(null, node.line())));
    }
    if (node instanceof ConfigNode.Entries entries && entries.entries().size() == 1) {
      Map.Entry<String, ConfigNode> only = entries.entries().entrySet().iterator().next();
      return Optional.of(new LayerSpec(only.getKey(), only.getValue()));
    }
    options
        .at(place, new ConfigNode.Entries(Map.of(), node.line()))
        .problem(
            "", "found " + node.describe() + ", expected 'name', 'name: value' or 'name: {…}'");
    return Optional.empty();
  }

  private Optional<Layer> read(
      Options options, String place, LayerSpec spec, List<Object> canonical) {
    Options inner = options.at(place, group(spec));
    Optional<Kind<Layer>> kind = kind(spec.kind());
    if (kind.isEmpty()) {
      TreeSet<String> known = new TreeSet<>(layers.names());
      known.addAll(activations.names());
      inner.problem("", "unknown layer '" + spec.kind() + "'; " + Nearest.hint(spec.kind(), known));
      return Optional.empty();
    }
    Layer layer = kind.get().read(inner);
    inner.reportUnknown();
    canonical.add(
        inner.canonical().isEmpty() ? spec.kind() : Map.of(spec.kind(), inner.canonical()));
    return Optional.of(layer);
  }

  private Optional<Kind<Layer>> kind(String name) {
    return layers
        .find(name)
        .or(
            () ->
                activations
                    .find(name)
                    .map(function -> options -> new ActivationLayer(name, function.read(options))));
  }

  private static ConfigNode.Entries group(LayerSpec spec) {
    int line = spec.options().line();
    if (spec.options() instanceof ConfigNode.Entries entries) {
      return entries;
    }
    if (spec.options() instanceof ConfigNode.Scalar scalar && scalar.value() == null) {
      return new ConfigNode.Entries(Map.of(), line);
    }
    return new ConfigNode.Entries(Map.of(Options.MAIN, spec.options()), line);
  }
}
