package org.ntklab.models.activations;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Optional;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.activation.Dual;
import org.ntklab.core.reference.Reference;
import org.ntklab.models.duals.ArcCosineDual;

/** φ(x) = max(x, 0), with φ′(0) = 0; σ_w = √2 keeps a signal's size. */
@Reference(key = "he2015", where = "Section 2.2")
public record Relu() implements Activation {
  @Override
  public double value(double x) {
    return Math.max(x, 0.0);
  }

  @Override
  public double derivative(double x) {
    return PiecewiseLinear.slope(x, 0.0, 1.0);
  }

  @Override
  public Optional<Dual> dual() {
    return Optional.of(new ArcCosineDual(0, 1));
  }

  @Override
  public double[] kinks() {
    return PiecewiseLinear.kinks(0, 1);
  }

  @Override
  public double defaultWeightStd() {
    return Math.sqrt(2);
  }

  @Override
  public void values(DoubleBuffer x, DoubleBuffer y) {
    DoubleBuffer from = x.slice();
    DoubleBuffer to = y.slice();
    int n = from.remaining();
    for (int i = 0; i < n; i++) {
      to.put(i, Math.max(from.get(i), 0.0));
    }
  }

  @Override
  public void values(FloatBuffer x, FloatBuffer y) {
    FloatBuffer from = x.slice();
    FloatBuffer to = y.slice();
    int n = from.remaining();
    for (int i = 0; i < n; i++) {
      to.put(i, Math.max(from.get(i), 0f));
    }
  }

  @Override
  public void backward(DoubleBuffer x, DoubleBuffer dy, DoubleBuffer dx) {
    PiecewiseLinear.backward(x, dy, dx, 0.0, 1.0);
  }

  @Override
  public void backward(FloatBuffer x, FloatBuffer dy, FloatBuffer dx) {
    PiecewiseLinear.backward(x, dy, dx, 0f, 1f);
  }
}
