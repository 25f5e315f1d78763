package org.ntklab.plugins.cnn;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.architecture.ActivationOption;
import org.ntklab.core.architecture.Architecture;
import org.ntklab.core.architecture.WeightOptions;
import org.ntklab.core.config.Options;
import org.ntklab.core.layer.LayerSpec;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.reference.Reference;

/**
 * A convolutional network: {@code depth} times a convolution of n channels and the activation,
 * average pooling behind some of them, then vectors and a dense readout.
 *
 * <p>Options: {@code depth} (2), convolutions before the readout; {@code activation} (relu), as in
 * a list of layers; {@code kernel} (3) and {@code padding} (same) of the convolutions; {@code
 * pooling}, none (the default) or average, over windows of 2; {@code pool-after}, which
 * convolutions it follows, counted from 1 (all of them); {@code head}, flatten (the default) or
 * global-average-pool; {@code weight-std} of convolutions (the activation's own: √2 for relu);
 * {@code readout-weight-std} (1); {@code bias-std} of all layers (0: no biases).
 */
@Reference(key = "novak2019")
@Reference(key = "arora2019", where = "Section 4, CNTK without and with global average pooling")
public final class Cnn implements Kind<Architecture> {
  private static final int DEPTH = 2;
  private static final int DEEPEST = 10_000;
  private static final int KERNEL = 3;

  private final ActivationOption activations;

  /** A cnn that knows these activations. */
  @Inject
  public Cnn(Kinds<Activation> activations) {
    this.activations = new ActivationOption(activations);
  }

  @Override
  public Architecture read(Options options) {
    int depth =
        options
            .integer("depth")
            .check(d -> d >= 0 && d <= DEEPEST, "a whole number from 0 to " + DEEPEST)
            .orElse(DEPTH);
    Optional<ActivationOption.Chosen> activation = activations.read(options, "activation", "relu");
    int kernel =
        options.integer("kernel").check(k -> k >= 1, "a whole number from 1").orElse(KERNEL);
    String padding = options.oneOf("padding", List.of("same", "valid", "circular")).orElse("same");
    List<Integer> pools = PoolingPlaces.read(options, depth);
    String head =
        options.oneOf("head", List.of("flatten", "global-average-pool")).orElse("flatten");
    ConvolutionStack stack =
        new ConvolutionStack(activation, WeightOptions.read(options, activation), kernel, padding);
    for (int layer = 1; layer <= depth; layer++) {
      stack.addConvolution();
      if (pools.contains(layer)) {
        stack.addAveragePool();
      }
    }
    List<LayerSpec> layers = stack.endedBy(head);
    return () -> layers;
  }
}
