package org.ntklab.models.layers.diagonal;

import java.util.List;
import org.ntklab.core.config.Options;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerOptions;
import org.ntklab.core.layer.WeightDraw;
import org.ntklab.core.plugin.Kind;

/** {@code diagonal} or {@code diagonal: {weight-std: 1, initial: normal}}. */
public final class DiagonalKind implements Kind<Layer> {
  @Override
  public Layer read(Options options) {
    double std = LayerOptions.weightStd(options, "weight-std");
    String normal = WeightDraw.NORMAL.toString();
    String signs = WeightDraw.SIGNS.toString();
    String initial = options.oneOf("initial", List.of(normal, signs)).orElse(normal);
    return new Diagonal(std, initial.equals(signs) ? WeightDraw.SIGNS : WeightDraw.NORMAL);
  }
}
