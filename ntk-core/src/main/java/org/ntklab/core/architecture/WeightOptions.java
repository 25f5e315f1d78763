package org.ntklab.core.architecture;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ntklab.core.config.Options;
import org.ntklab.core.layer.LayerSpec;

/**
 * The constants σ_w and σ_b of a named architecture, which go to its layers.
 *
 * @param weightStd of every weighted layer but the readout, above 0
 * @param readoutWeightStd of the readout, above 0
 * @param biasStd of all; 0: no biases
 */
public record WeightOptions(double weightStd, double readoutWeightStd, double biasStd) {
  /**
   * Reads {@code weight-std} (the activation's own: √2 for relu), {@code readout-weight-std} (1)
   * and {@code bias-std} (0).
   *
   * @param activation what the architecture's layers are made for; empty after a problem
   */
  public static WeightOptions read(Options options, Optional<ActivationOption.Chosen> activation) {
    double own = activation.map(chosen -> chosen.activation().defaultWeightStd()).orElse(1.0);
    return new WeightOptions(
        positive(options, "weight-std", own),
        positive(options, "readout-weight-std", 1),
        options.number("bias-std").check(std -> std >= 0, "a number of at least 0").orElse(0.0));
  }

  /**
   * A weighted layer before the readout.
   *
   * @param shape its other options, in the order in which they are shown
   */
  public LayerSpec layer(String kind, Map<String, ?> shape) {
    return layer(kind, shape, weightStd);
  }

  /** The readout. */
  public LayerSpec readout(String kind, Map<String, ?> shape) {
    return layer(kind, shape, readoutWeightStd);
  }

  private LayerSpec layer(String kind, Map<String, ?> shape, double std) {
    Map<String, Object> options = new LinkedHashMap<>(shape);
    options.put("weight-std", std);
    if (biasStd > 0) {
      options.put("bias-std", biasStd);
    }
    return LayerSpec.of(kind, options);
  }

  private static double positive(Options options, String key, double byDefault) {
    return options.number(key).check(std -> std > 0, "a number above 0").orElse(byDefault);
  }
}
