package org.ntklab.plugins.resnet;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.architecture.ActivationOption;
import org.ntklab.core.architecture.Architecture;
import org.ntklab.core.config.Options;
import org.ntklab.core.layer.LayerSpec;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.reference.Reference;

/**
 * The residual multilayer perceptron: a dense layer of width n, {@code depth} residual blocks,
 * activation, and a dense readout. A block adds to what it reads the result of {@code
 * layers-per-block} times activation and dense layer.
 *
 * <p>Options: {@code depth} (2), residual blocks; {@code layers-per-block} (2); {@code layer-norm}
 * (false) or {@code batch-norm} (false: with it there is no tangent kernel), before each
 * activation; {@code activation} (relu), as in a list of layers; {@code weight-std} of all layers
 * but the readout (the activation's own: √2 for relu); {@code readout-weight-std} (1); {@code
 * bias-std} of all layers (0: no biases).
 */
@Reference(key = "he2016", where = "Section 4.1, full pre-activation")
public final class ResidualMlp implements Kind<Architecture> {
  private final ActivationOption activations;

  /** A residual mlp that knows these activations. */
  @Inject
  public ResidualMlp(Kinds<Activation> activations) {
    this.activations = new ActivationOption(activations);
  }

  @Override
  public Architecture read(Options options) {
    int depth = PreActivation.count(options, "depth", 0, 2);
    int layersPerBlock = PreActivation.count(options, "layers-per-block", 1, 2);
    PreActivation parts = PreActivation.read(options, activations);
    List<LayerSpec> layers = new ArrayList<>();
    layers.add(parts.dense());
    LayerSpec block = parts.block(List.of(), Collections.nCopies(layersPerBlock, parts.dense()));
    layers.addAll(PreActivation.repeat(depth, block));
    layers.addAll(parts.nonlinearity());
    layers.add(parts.readout());
    return () -> List.copyOf(layers);
  }
}
