package org.ntklab.models.layers.attention;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ntklab.core.config.Options;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerOptions;
import org.ntklab.core.layer.Width;
import org.ntklab.core.plugin.Kind;

/**
 * {@code attention: {channels: n, keys: n, values: n, heads: 1, mechanism: softmax, query-std: 1,
 * key-std: 1, value-std: 1, output-std: 1, bias-std: 0}}; keys and values are as many as channels
 * unless said otherwise.
 */
public final class AttentionKind implements Kind<Layer> {
  @Override
  public Layer read(Options options) {
    options.main("channels");
    Width channels = LayerOptions.width(options, "channels");
    Width keys = LayerOptions.width(options, "keys", channels);
    Width values = LayerOptions.width(options, "values", channels);
    int heads = options.integer("heads").check(h -> h >= 1, "at least 1").orElse(1);
    List<String> mechanisms = Arrays.stream(Mechanism.values()).map(Mechanism::toString).toList();
    String mechanism = options.oneOf("mechanism", mechanisms).orElse(Mechanism.SOFTMAX.toString());
    Attention.Deviations deviations =
        new Attention.Deviations(
            LayerOptions.weightStd(options, "query-std"),
            LayerOptions.weightStd(options, "key-std"),
            LayerOptions.weightStd(options, "value-std"),
            LayerOptions.weightStd(options, "output-std"));
    return new Attention(
        channels,
        keys,
        values,
        heads,
        Mechanism.valueOf(mechanism.toUpperCase(Locale.ROOT)),
        deviations,
        LayerOptions.biasStd(options));
  }
}
