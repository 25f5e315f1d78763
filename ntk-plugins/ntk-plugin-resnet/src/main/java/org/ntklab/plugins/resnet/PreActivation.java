package org.ntklab.plugins.resnet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntklab.core.architecture.ActivationOption;
import org.ntklab.core.architecture.WeightOptions;
import org.ntklab.core.config.Options;
import org.ntklab.core.layer.LayerSpec;

/**
 * What residual networks are made of: blocks whose branch puts a normalisation, if asked for, and
 * the activation before each layer of weights.
 *
 * @param normalisation the layer kind before each activation; empty for none
 * @param activation as it is written; empty after a problem
 * @param weights the constants σ of all layers
 */
record PreActivation(
    Optional<String> normalisation, Optional<LayerSpec> activation, WeightOptions weights) {
  private static final int MOST_BLOCKS = 10_000;
  private static final String LAYER_NORM = "layer-norm";
  private static final String BATCH_NORM = "batch-norm";

  /** Reads the function, {@code layer-norm}, {@code batch-norm} and the options of weights. */
  static PreActivation read(Options options, ActivationOption activations) {
    Optional<ActivationOption.Chosen> activation = activations.read(options, "activation", "relu");
    return new PreActivation(
        normalisation(options),
        activation.map(ActivationOption.Chosen::spec),
        WeightOptions.read(options, activation));
  }

  private static Optional<String> normalisation(Options options) {
    boolean ofExamples = options.flag(LAYER_NORM).orElse(false);
    boolean ofBatches = options.flag(BATCH_NORM).orElse(false);
    if (!ofBatches) {
      // Runs from before there was the option keep their hash.
      options.forget(BATCH_NORM);
      return ofExamples ? Optional.of(LAYER_NORM) : Optional.empty();
    }
    if (ofExamples) {
      options.problem(BATCH_NORM, "found beside 'layer-norm: true', expected one of them");
    }
    return Optional.of(BATCH_NORM);
  }

  /** Reads how many of something there are, from {@code least} on. */
  static int count(Options options, String key, int least, int byDefault) {
    return options
        .integer(key)
        .check(
            d -> d >= least && d <= MOST_BLOCKS,
            "a whole number from " + least + " to " + MOST_BLOCKS)
        .orElse(byDefault);
  }

  /** A dense layer of width n. */
  LayerSpec dense() {
    return weights.layer("dense", Map.of("width", "n"));
  }

  /** A convolution of 3 × 3, or 3 along every axis there is. */
  LayerSpec convolution(String channels, int stride) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("channels", channels);
    shape.put("kernel", 3);
    if (stride > 1) {
      shape.put("stride", stride);
    }
    return weights.layer("conv", shape);
  }

  /** Normalisation and activation, each where there is one. */
  List<LayerSpec> nonlinearity() {
    List<LayerSpec> layers = new ArrayList<>();
    normalisation.map(LayerSpec::of).ifPresent(layers::add);
    activation.ifPresent(layers::add);
    return layers;
  }

  /**
   * A residual block.
   *
   * @param shortcut its first branch; empty for the identity
   * @param weighted the layers of its last branch, the nonlinearity before each
   */
  LayerSpec block(List<LayerSpec> shortcut, List<LayerSpec> weighted) {
    List<LayerSpec> branch = new ArrayList<>();
    for (LayerSpec layer : weighted) {
      branch.addAll(nonlinearity());
      branch.add(layer);
    }
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("residual", true);
    block.put("branches", List.of(plain(shortcut), plain(branch)));
    return LayerSpec.of("parallel", block);
  }

  /** A layer several times, or not at all, with fresh weights each time. */
  static List<LayerSpec> repeat(int times, LayerSpec layer) {
    if (times < 2) {
      return times == 1 ? List.of(layer) : List.of();
    }
    Map<String, Object> repeat = new LinkedHashMap<>();
    repeat.put("times", times);
    repeat.put("layers", plain(List.of(layer)));
    return List.of(LayerSpec.of("repeat", repeat));
  }

  /** The readout. */
  LayerSpec readout() {
    return weights.readout("dense", Map.of("width", "outputs"));
  }

  private static List<Object> plain(List<LayerSpec> layers) {
    return layers.stream().map(LayerSpec::plain).toList();
  }
}
