package org.ntklab.models.layers.flatten;

import java.util.List;
import org.ntklab.core.config.Options;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.plugin.Kind;
import org.ntklab.models.finite.FiniteLayer;
import org.ntklab.models.finite.FiniteRule;
import org.ntklab.models.finite.PassThroughRule;
import org.ntklab.models.kernel.FlattenRule;
import org.ntklab.models.kernel.KernelLayer;
import org.ntklab.models.kernel.KernelRule;

/** All channels and positions of an example as one vector, channels first. */
public record Flatten() implements FiniteLayer, KernelLayer {
  @Override
  public String kind() {
    return "flatten";
  }

  @Override
  public Shape output(List<Shape> inputs, Sizes sizes) {
    return Shape.vector(inputs.get(0).size());
  }

  @Override
  public FiniteRule finite(Shape input) {
    return new PassThroughRule();
  }

  @Override
  public List<KernelRule> kernel() {
    return List.of(new FlattenRule());
  }

  /** {@code flatten}, without options. */
  public static final class FlattenKind implements Kind<Layer> {
    @Override
    public Layer read(Options options) {
      return new Flatten();
    }
  }
}
