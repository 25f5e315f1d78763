package org.ntklab.models.layers.batchnorm;

import java.util.List;
import org.ntklab.core.config.Options;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.core.reference.Reference;
import org.ntklab.models.finite.FiniteLayer;
import org.ntklab.models.finite.FiniteRule;
import org.ntklab.models.kernel.KernelLayer;
import org.ntklab.models.kernel.KernelRule;

/**
 * Each channel minus its mean over the root of its variance + ε; without gain and shift. In steps
 * of training the moments are those of the batch, over examples and positions; in measurements they
 * are running averages over the steps so far, from 0 and 1 on.
 *
 * <p>It couples the examples of a batch: there is no tangent kernel, and what needs one is refused.
 *
 * @param epsilon ε, at least 0
 */
@Reference(key = "ioffe2015")
public record BatchNorm(double epsilon) implements FiniteLayer, KernelLayer {
  @Override
  public String kind() {
    return "batch-norm";
  }

  @Override
  public Shape output(List<Shape> inputs, Sizes sizes) {
    return inputs.get(0);
  }

  @Override
  public FiniteRule finite(Shape input) {
    return new BatchNormRule(input.channels(), input.size() / input.channels(), epsilon);
  }

  @Override
  public List<KernelRule> kernel() {
    throw new RefusedException(
        "what it makes of an example in training depends on the others of the batch;"
            + " 'layer-norm' normalises each example by itself");
  }

  /** {@code batch-norm} or {@code batch-norm: {epsilon: 1e-5}}. */
  public static final class OfOptions implements Kind<Layer> {
    @Override
    public Layer read(Options options) {
      return new BatchNorm(options.number("epsilon").check(e -> e >= 0, "at least 0").orElse(1e-5));
    }
  }
}
