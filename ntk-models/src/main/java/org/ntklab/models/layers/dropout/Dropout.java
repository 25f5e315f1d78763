package org.ntklab.models.layers.dropout;

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

/**
 * Keeps each entry with a probability, multiplied by its inverse; masks are independent for each
 * example, channel and position.
 *
 * @param keep the probability, above 0 and at most 1
 */
public record Dropout(double keep) implements FiniteLayer, KernelLayer {
  @Override
  public String kind() {
    return "dropout";
  }

  @Override
  public Shape output(List<Shape> inputs, Sizes sizes) {
    return inputs.get(0);
  }

  @Override
  public FiniteRule finite(Shape input) {
    return new FiniteDropout(keep);
  }

  @Override
  public List<KernelRule> kernel() {
    return List.of(new DropoutRule(keep));
  }

  /** {@code dropout: 0.9} or {@code dropout: {keep: 0.9}}. */
  public static final class OfOptions implements Kind<Layer> {
    @Override
    public Layer read(Options options) {
      return new Dropout(
          options
              .main("keep")
              .number("keep")
              .check(keep -> keep > 0 && keep <= 1, "a number above 0, at most 1")
              .required(1.0));
    }
  }
}
