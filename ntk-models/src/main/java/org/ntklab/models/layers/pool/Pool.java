package org.ntklab.models.layers.pool;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.models.finite.FiniteLayer;
import org.ntklab.models.finite.FiniteRule;
import org.ntklab.models.kernel.KernelLayer;
import org.ntklab.models.kernel.KernelRule;
import org.ntklab.models.kernel.PoolRule;
import org.ntklab.models.layers.window.SlidingWindow;

/**
 * One number for each window and channel.
 *
 * @param reduction what becomes of the entries of a window
 * @param window extents, stride and padding
 */
public record Pool(Reduction reduction, SlidingWindow window) implements FiniteLayer, KernelLayer {
  /** What becomes of a window's entries. */
  public enum Reduction {
    /** Their sum over the size of the whole window, padding included. */
    AVERAGE,
    /** Their sum. */
    SUM,
    /** The largest; padding never is. */
    MAX
  }

  @Override
  public String kind() {
    return reduction.name().toLowerCase(Locale.ROOT) + "-pool";
  }

  @Override
  public Shape output(List<Shape> inputs, Sizes sizes) {
    Shape input = inputs.get(0);
    return new Shape(input.channels(), window.outputPositions(input));
  }

  @Override
  public FiniteRule finite(Shape input) {
    return new FinitePool(new PoolMap(reduction, input.channels(), window.over(input)));
  }

  @Override
  public List<KernelRule> kernel() {
    if (reduction == Reduction.MAX) {
      throw new RefusedException(
          "the largest of several Gaussians has no covariance in closed form;"
              + " 'average-pool' and 'sum-pool' do");
    }
    return List.of(new PoolRule(Optional.of(window), reduction == Reduction.AVERAGE));
  }
}
