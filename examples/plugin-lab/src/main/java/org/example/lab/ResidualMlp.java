package org.example.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ntklab.core.architecture.Architecture;
import org.ntklab.core.config.Options;
import org.ntklab.core.layer.LayerSpec;
import org.ntklab.core.plugin.Kind;

/**
 * A perceptron with residual blocks: a dense layer of width n, {@code depth} blocks x +
 * dense(φ(x)), φ, and the readout. Options: {@code depth} (2), {@code activation} (snake), {@code
 * bias-std} (0).
 */
public final class ResidualMlp implements Kind<Architecture> {
  @Override
  public Architecture read(Options options) {
    int depth = options.integer("depth").check(d -> d >= 1, "at least 1").orElse(2);
    String activation = options.text("activation").orElse("snake");
    double biasStd = options.number("bias-std").check(b -> b >= 0, "at least 0").orElse(0.0);

    List<LayerSpec> layers = new ArrayList<>();
    layers.add(dense("n", biasStd));
    List<Object> branch = List.of(activation, dense("n", biasStd).plain());
    for (int block = 0; block < depth; block++) {
      layers.add(
          LayerSpec.of(
              "parallel",
              Map.of("join", "sum", "residual", true, "branches", List.of(List.of(), branch))));
    }
    layers.add(LayerSpec.of(activation));
    layers.add(dense("outputs", biasStd));
    return () -> layers;
  }

  private static LayerSpec dense(String width, double biasStd) {
    return LayerSpec.of("dense", Map.of("width", width, "bias-std", biasStd));
  }
}
