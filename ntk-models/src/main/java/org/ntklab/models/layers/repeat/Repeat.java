package org.ntklab.models.layers.repeat;

import jakarta.inject.Inject;
import java.util.List;
import org.ntklab.core.config.Options;
import org.ntklab.core.layer.GraphBuilder;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerLanguage;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.plugin.Kind;

/**
 * Layers several times in series, with fresh weights each time.
 *
 * @param times how often, at least 1
 * @param layers what is repeated
 */
public record Repeat(int times, List<Layer> layers) implements Layer {
  public Repeat {
    layers = List.copyOf(layers);
  }

  @Override
  public String kind() {
    return "repeat";
  }

  @Override
  public Shape output(List<Shape> inputs, Sizes sizes) {
    throw new IllegalStateException("a repeat wires its layers, it is no node itself");
  }

  @Override
  public boolean dependsOnN() {
    return layers.stream().anyMatch(Layer::dependsOnN);
  }

  @Override
  public GraphNode wire(GraphBuilder graph, GraphNode input) {
    GraphNode last = input;
    for (int i = 0; i < times; i++) {
      last = graph.series(layers, last);
    }
    return last;
  }

  /** {@code repeat: {times: 2, layers: […]}}. */
  public static final class RepeatKind implements Kind<Layer> {
    private final LayerLanguage language;

    /** Layers are read in this language. */
    @Inject
    public RepeatKind(LayerLanguage language) {
      this.language = language;
    }

    @Override
    public Layer read(Options options) {
      int times =
          options.integer("times").check(n -> n >= 1 && n <= 10_000, "1 to 10000").required(1);
      return new Repeat(times, language.read(options, "layers"));
    }
  }
}
