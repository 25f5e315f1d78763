package org.ntklab.models.layers.dense;

import org.ntklab.core.config.Options;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerOptions;
import org.ntklab.core.plugin.Kind;

/** {@code dense: n} or {@code dense: {width: n, weight-std: 1, bias-std: 0}}. */
public final class DenseKind implements Kind<Layer> {
  @Override
  public Layer read(Options options) {
    options.main("width");
    return new Dense(
        LayerOptions.width(options, "width"),
        LayerOptions.weightStd(options, "weight-std"),
        LayerOptions.biasStd(options));
  }
}
