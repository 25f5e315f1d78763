package org.ntklab.models.layers.scale;

import java.util.List;
import org.ntklab.core.config.Options;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.plugin.Kind;
import org.ntklab.models.finite.FiniteLayer;
import org.ntklab.models.finite.FiniteRule;
import org.ntklab.models.kernel.KernelLayer;
import org.ntklab.models.kernel.KernelRule;
import org.ntklab.models.kernel.ScaleRule;

/**
 * Multiplies by a constant.
 *
 * @param factor s, finite
 */
public record Scale(double factor) implements FiniteLayer, KernelLayer {
  @Override
  public String kind() {
    return "scale";
  }

  @Override
  public Shape output(List<Shape> inputs, Sizes sizes) {
    return inputs.get(0);
  }

  @Override
  public FiniteRule finite(Shape input) {
    return new ScaledRule(factor);
  }

  @Override
  public List<KernelRule> kernel() {
    return List.of(new ScaleRule(factor));
  }

  /** {@code scale: 2} or {@code scale: {s: 2}}. */
  public static final class OfOptions implements Kind<Layer> {
    @Override
    public Layer read(Options options) {
      return new Scale(options.main("s").number("s").required(1.0));
    }
  }
}
