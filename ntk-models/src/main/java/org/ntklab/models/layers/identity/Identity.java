package org.ntklab.models.layers.identity;

import java.util.List;
import org.ntklab.core.config.Options;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.plugin.Kind;
import org.ntklab.models.finite.FiniteLayer;
import org.ntklab.models.finite.FiniteRule;
import org.ntklab.models.finite.PassThroughRule;
import org.ntklab.models.kernel.KernelLayer;
import org.ntklab.models.kernel.KernelRule;

/** Hands its input on. */
public record Identity() implements FiniteLayer, KernelLayer {
  @Override
  public String kind() {
    return "identity";
  }

  @Override
  public Shape output(List<Shape> inputs, Sizes sizes) {
    return inputs.get(0);
  }

  @Override
  public FiniteRule finite(Shape input) {
    return new PassThroughRule();
  }

  @Override
  public List<KernelRule> kernel() {
    return List.of();
  }

  /** {@code identity}, without options. */
  public static final class IdentityKind implements Kind<Layer> {
    @Override
    public Layer read(Options options) {
      return new Identity();
    }
  }
}
