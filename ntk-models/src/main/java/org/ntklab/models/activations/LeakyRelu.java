package org.ntklab.models.activations;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Optional;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.activation.Dual;
import org.ntklab.core.config.Options;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.reference.Reference;
import org.ntklab.models.duals.ArcCosineDual;

/**
 * φ(x) = x for x > 0, else s·x, with φ′(0) = s.
 *
 * @param slope s, finite
 */
@Reference(key = "maas2013", where = "Section 2")
public record LeakyRelu(double slope) implements Activation {
  /** A function of this slope. */
  public LeakyRelu {
    Finite.check("leaky-relu", "slope", slope);
  }

  @Override
  public double value(double x) {
    return PiecewiseLinear.value(x, slope, 1.0);
  }

  @Override
  public double derivative(double x) {
    return PiecewiseLinear.slope(x, slope, 1.0);
  }

  @Override
  public Optional<Dual> dual() {
    return Optional.of(new ArcCosineDual(slope, 1));
  }

  @Override
  public double[] kinks() {
    return PiecewiseLinear.kinks(slope, 1);
  }

  @Override
  public void values(DoubleBuffer x, DoubleBuffer y) {
    PiecewiseLinear.values(x, y, slope, 1.0);
  }

  @Override
  public void values(FloatBuffer x, FloatBuffer y) {
    PiecewiseLinear.values(x, y, (float) slope, 1f);
  }

  @Override
  public void backward(DoubleBuffer x, DoubleBuffer dy, DoubleBuffer dx) {
    PiecewiseLinear.backward(x, dy, dx, slope, 1.0);
  }

  @Override
  public void backward(FloatBuffer x, FloatBuffer dy, FloatBuffer dx) {
    PiecewiseLinear.backward(x, dy, dx, (float) slope, 1f);
  }

  /** {@code leaky-relu: 0.01} or {@code leaky-relu: {slope: 0.01}}. */
  public static final class OfOptions implements Kind<Activation> {
    @Override
    public Activation read(Options options) {
      return new LeakyRelu(options.main("slope").number("slope").orElse(0.01));
    }
  }
}
