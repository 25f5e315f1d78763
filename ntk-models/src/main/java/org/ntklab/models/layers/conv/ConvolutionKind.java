package org.ntklab.models.layers.conv;

import java.util.List;
import org.ntklab.core.config.Options;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerOptions;
import org.ntklab.core.layer.Width;
import org.ntklab.core.plugin.Kind;
import org.ntklab.models.layers.window.Padding;
import org.ntklab.models.layers.window.SlidingWindow;
import org.ntklab.models.layers.window.WindowOptions;

/**
 * {@code conv: {channels: n, kernel: 3, stride: 1, padding: same, weight-std: 1, bias-std: 0}};
 * kernel and stride are a number for every dimension, or a list of one each.
 */
public final class ConvolutionKind implements Kind<Layer> {
  @Override
  public Layer read(Options options) {
    options.main("channels");
    Width channels = LayerOptions.width(options, "channels");
    SlidingWindow window =
        new SlidingWindow(
            WindowOptions.required(options, "kernel"),
            WindowOptions.extents(options, "stride", List.of(1)),
            WindowOptions.padding(options, Padding.SAME));
    return new Convolution(
        channels,
        window,
        LayerOptions.weightStd(options, "weight-std"),
        LayerOptions.biasStd(options));
  }
}
