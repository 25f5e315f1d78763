package org.ntklab.core.architecture;

import java.util.Map;
import java.util.Optional;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Options;
import org.ntklab.core.layer.LayerLanguage;
import org.ntklab.core.layer.LayerSpec;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.plugin.Kinds;

/** Reads an option whose value is an activation, written as in a list of layers. */
public final class ActivationOption {
  /** What descriptions call an activation as it stands in a list of layers. */
  public static final String FORM = "activation-layer";

  private final Kinds<Activation> activations;

  /** A reader that knows these activations. */
  public ActivationOption(Kinds<Activation> activations) {
    this.activations = activations;
  }

  /**
   * An activation that was asked for.
   *
   * @param spec as it was written
   * @param activation what that means
   */
  public record Chosen(LayerSpec spec, Activation activation) {}

  /** The activation under a key, or empty after a problem. */
  public Optional<Chosen> read(Options options, String key, String byDefault) {
    options.declareForm(key, FORM);
    ConfigNode node = options.node(key).orElseGet(() -> new ConfigNode.Scalar(byDefault, 0));
    return LayerLanguage.spec(options, key, node).flatMap(spec -> read(options, key, spec));
  }

  private Optional<Chosen> read(Options options, String key, LayerSpec spec) {
    Optional<Kind<Activation>> kind = activations.find(spec.kind());
    if (kind.isEmpty()) {
      options.problem(key, activations.unknown(spec.kind()));
      return Optional.empty();
    }
    Options inner = options.at(key, group(spec.options()));
    int before = options.problems().count();
    Activation activation = kind.get().read(inner);
    inner.reportUnknown();
    Map<String, Object> canonical = inner.canonical();
    options.remember(key, canonical.isEmpty() ? spec.kind() : Map.of(spec.kind(), canonical));
    return options.problems().count() > before
        ? Optional.empty()
        : Optional.of(new Chosen(spec, activation));
  }

  /** The options of a layer's entry: none, a group, or a single value for the main one. */
  private static ConfigNode.Entries group(ConfigNode options) {
    if (options instanceof ConfigNode.Entries entries) {
      return entries;
    }
    if (options instanceof ConfigNode.Scalar scalar && scalar.value() == null) {
      return new ConfigNode.Entries(Map.of(), options.line());
    }
    return new ConfigNode.Entries(Map.of(Options.MAIN, options), options.line());
  }
}
