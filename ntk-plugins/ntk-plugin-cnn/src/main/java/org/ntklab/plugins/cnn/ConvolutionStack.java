package org.ntklab.plugins.cnn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntklab.core.architecture.ActivationOption;
import org.ntklab.core.architecture.WeightOptions;
import org.ntklab.core.layer.LayerSpec;

/** Lists convolutions of n channels with what stands between them. */
final class ConvolutionStack {
  private final Optional<LayerSpec> activation;
  private final WeightOptions weights;
  private final Map<String, Object> convolution = new LinkedHashMap<>();
  private final List<LayerSpec> layers = new ArrayList<>();

  /**
   * A stack without layers yet.
   *
   * @param activation behind each convolution; empty after a problem
   * @param kernel extent in every spatial dimension
   */
  ConvolutionStack(
      Optional<ActivationOption.Chosen> activation,
      WeightOptions weights,
      int kernel,
      String padding) {
    this.activation = activation.map(ActivationOption.Chosen::spec);
    this.weights = weights;
    convolution.put("channels", "n");
    convolution.put("kernel", kernel);
    convolution.put("padding", padding);
  }

  /** Adds a convolution and its activation. */
  void addConvolution() {
    layers.add(weights.layer("conv", convolution));
    activation.ifPresent(layers::add);
  }

  /** Adds means over windows of 2, which halve every extent. */
  void addAveragePool() {
    layers.add(LayerSpec.of("average-pool", Map.of("window", 2)));
  }

  /** The list, ended by the head, the name of the layer that makes vectors, and the readout. */
  List<LayerSpec> endedBy(String head) {
    List<LayerSpec> all = new ArrayList<>(layers);
    all.add(LayerSpec.of(head));
    all.add(weights.readout("dense", Map.of("width", "outputs")));
    return List.copyOf(all);
  }
}
