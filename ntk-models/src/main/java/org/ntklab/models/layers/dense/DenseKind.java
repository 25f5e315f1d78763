package org.ntklab.models.layers.dense;

import java.util.Optional;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Options;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.Width;
import org.ntklab.core.plugin.Kind;

/** {@code dense: n} or {@code dense: {width: n, weight-std: 1, bias-std: 0}}. */
public final class DenseKind implements Kind<Layer> {
  @Override
  public Layer read(Options options) {
    options.main("width");
    Width width = width(options);
    double weightStd =
        options.number("weight-std").check(s -> s > 0, "a number above 0").orElse(1.0);
    double biasStd = options.number("bias-std").check(s -> s >= 0, "at least 0").orElse(0.0);
    return new Dense(width, weightStd, biasStd);
  }

  private static Width width(Options options) {
    Optional<ConfigNode> node = options.node("width");
    if (node.isEmpty()) {
      options.problem("", "the key 'width' is missing");
    }
    Optional<Width> width = node.flatMap(Width::read);
    if (node.isPresent() && width.isEmpty()) {
      options.expected("width", "a number from 1, a multiple of n (n, 2n, n/2) or 'outputs'");
    }
    Width read = width.orElse(Width.of(1));
    options.remember("width", read.toString());
    return read;
  }
}
