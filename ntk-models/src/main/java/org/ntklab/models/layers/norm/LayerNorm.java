package org.ntklab.models.layers.norm;

import java.util.List;
import org.ntklab.core.config.Options;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.reference.Reference;
import org.ntklab.models.finite.FiniteLayer;
import org.ntklab.models.finite.FiniteRule;
import org.ntklab.models.finite.MappedRule;
import org.ntklab.models.kernel.KernelLayer;
import org.ntklab.models.kernel.KernelRule;

/**
 * At each position, channels minus their mean over the root of their variance + ε; without gain.
 *
 * @param epsilon ε, at least 0
 */
@Reference(key = "ba2016")
public record LayerNorm(double epsilon) implements FiniteLayer, KernelLayer {
  @Override
  public String kind() {
    return "layer-norm";
  }

  @Override
  public Shape output(List<Shape> inputs, Sizes sizes) {
    return inputs.get(0);
  }

  @Override
  public FiniteRule finite(Shape input) {
    return new MappedRule(
        new LayerNormMap(epsilon, input.channels(), input.size() / input.channels()));
  }

  @Override
  public List<KernelRule> kernel() {
    return List.of(new LayerNormRule(epsilon));
  }

  /** {@code layer-norm} or {@code layer-norm: {epsilon: 1e-12}}. */
  public static final class OfOptions implements Kind<Layer> {
    @Override
    public Layer read(Options options) {
      return new LayerNorm(
          options.number("epsilon").check(e -> e >= 0, "at least 0").orElse(1e-12));
    }
  }
}
