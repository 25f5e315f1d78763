package org.ntklab.models.layers.pool;

import java.util.List;
import java.util.Optional;
import org.ntklab.core.config.Options;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.plugin.Kind;
import org.ntklab.models.finite.FiniteLayer;
import org.ntklab.models.finite.FiniteRule;
import org.ntklab.models.kernel.KernelLayer;
import org.ntklab.models.kernel.KernelRule;
import org.ntklab.models.kernel.PoolRule;
import org.ntklab.models.layers.window.Padding;
import org.ntklab.models.layers.window.SlidingWindow;

/** The mean of each channel over all positions: a vector. */
public record GlobalAveragePool() implements FiniteLayer, KernelLayer {
  @Override
  public String kind() {
    return "global-average-pool";
  }

  @Override
  public Shape output(List<Shape> inputs, Sizes sizes) {
    Shape input = inputs.get(0);
    if (input.isVector()) {
      throw new IllegalArgumentException(
          "found a vector, shape " + input + ", expected positions to take the mean over");
    }
    return Shape.vector(input.channels());
  }

  /** One window over all positions. */
  @Override
  public FiniteRule finite(Shape input) {
    SlidingWindow window = new SlidingWindow(input.positions(), input.positions(), Padding.VALID);
    return new Pool(Pool.Reduction.AVERAGE, window).finite(input);
  }

  @Override
  public List<KernelRule> kernel() {
    return List.of(new PoolRule(Optional.empty(), true));
  }

  /** {@code global-average-pool}, without options. */
  public static final class OfOptions implements Kind<Layer> {
    @Override
    public Layer read(Options options) {
      return new GlobalAveragePool();
    }
  }
}
