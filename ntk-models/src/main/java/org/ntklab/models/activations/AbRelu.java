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
 * φ(x) = a·min(x, 0) + b·max(x, 0), with φ′(0) = a; (0, 1) is ReLU, (−1, 1) the absolute value.
 *
 * @param negative a, finite
 * @param positive b, finite
 */
@Reference(key = "novak2020", where = "stax.ABRelu")
public record AbRelu(double negative, double positive) implements Activation {
  /** A function of these slopes. */
  public AbRelu {
    Finite.check("abrelu", "negative", negative);
    Finite.check("abrelu", "positive", positive);
  }

  @Override
  public double value(double x) {
    return PiecewiseLinear.value(x, negative, positive);
  }

  @Override
  public double derivative(double x) {
    return PiecewiseLinear.slope(x, negative, positive);
  }

  @Override
  public Optional<Dual> dual() {
    return Optional.of(new ArcCosineDual(negative, positive));
  }

  @Override
  public double[] kinks() {
    return PiecewiseLinear.kinks(negative, positive);
  }

  @Override
  public void values(DoubleBuffer x, DoubleBuffer y) {
    PiecewiseLinear.values(x, y, negative, positive);
  }

  @Override
  public void values(FloatBuffer x, FloatBuffer y) {
    PiecewiseLinear.values(x, y, (float) negative, (float) positive);
  }

  @Override
  public void backward(DoubleBuffer x, DoubleBuffer dy, DoubleBuffer dx) {
    PiecewiseLinear.backward(x, dy, dx, negative, positive);
  }

  @Override
  public void backward(FloatBuffer x, FloatBuffer dy, FloatBuffer dx) {
    PiecewiseLinear.backward(x, dy, dx, (float) negative, (float) positive);
  }

  /** {@code abrelu: {negative: -0.5, positive: 1}}; both are needed. */
  public static final class OfOptions implements Kind<Activation> {
    @Override
    public Activation read(Options options) {
      return new AbRelu(
          options.number("negative").required(0.0), options.number("positive").required(1.0));
    }
  }
}
