package org.ntklab.plugins.mlp;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.architecture.Architecture;
import org.ntklab.core.config.Options;
import org.ntklab.core.layer.LayerSpec;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.plugin.Kinds;

/**
 * The multilayer perceptron: {@code depth} times a dense layer of width n and the activation, then
 * a dense readout.
 *
 * <p>Options: {@code depth} (2), weighted layers before the readout; {@code activation} (relu), as
 * in a list of layers; {@code weight-std} of those layers (the activation's own: √2 for relu);
 * {@code readout-weight-std} (1); {@code bias-std} of all layers (0: no biases).
 */
public final class Mlp implements Kind<Architecture> {
  private static final int DEPTH = 2;
  private static final int DEEPEST = 10_000;
  private static final String ACTIVATION = "relu";

  private final ActivationOption activations;

  /** An mlp that knows these activations. */
  @Inject
  public Mlp(Kinds<Activation> activations) {
    this.activations = new ActivationOption(activations);
  }

  @Override
  public Architecture read(Options options) {
    int depth =
        options
            .integer("depth")
            .check(d -> d >= 0 && d <= DEEPEST, "a whole number from 0 to " + DEEPEST)
            .orElse(DEPTH);
    Optional<ActivationOption.Chosen> activation =
        activations.read(options, "activation", ACTIVATION);
    double weightStd =
        positive(
            options,
            "weight-std",
            activation.map(chosen -> chosen.activation().defaultWeightStd()).orElse(1.0));
    double readoutWeightStd = positive(options, "readout-weight-std", 1);
    double biasStd =
        options.number("bias-std").check(std -> std >= 0, "a number of at least 0").orElse(0.0);

    List<LayerSpec> layers = new ArrayList<>();
    for (int layer = 0; layer < depth; layer++) {
      layers.add(dense("n", weightStd, biasStd));
      activation.ifPresent(chosen -> layers.add(chosen.spec()));
    }
    layers.add(dense("outputs", readoutWeightStd, biasStd));
    List<LayerSpec> all = List.copyOf(layers);
    return () -> all;
  }

  private static double positive(Options options, String key, double byDefault) {
    return options.number(key).check(std -> std > 0, "a number above 0").orElse(byDefault);
  }

  private static LayerSpec dense(String width, double weightStd, double biasStd) {
    Map<String, Object> dense = new LinkedHashMap<>();
    dense.put("width", width);
    dense.put("weight-std", weightStd);
    if (biasStd > 0) {
      dense.put("bias-std", biasStd);
    }
    return LayerSpec.of("dense", dense);
  }
}
