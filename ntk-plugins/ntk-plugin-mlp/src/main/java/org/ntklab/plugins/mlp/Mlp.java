package org.ntklab.plugins.mlp;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.architecture.ActivationOption;
import org.ntklab.core.architecture.Architecture;
import org.ntklab.core.architecture.WeightOptions;
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
    WeightOptions weights = WeightOptions.read(options, activation);

    List<LayerSpec> layers = new ArrayList<>();
    for (int layer = 0; layer < depth; layer++) {
      layers.add(weights.layer("dense", Map.of("width", "n")));
      activation.ifPresent(chosen -> layers.add(chosen.spec()));
    }
    layers.add(weights.readout("dense", Map.of("width", "outputs")));
    List<LayerSpec> all = List.copyOf(layers);
    return () -> all;
  }
}
