package org.ntklab.models.activations;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Optional;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.activation.Dual;
import org.ntklab.models.duals.ArcCosineDual;

/** φ(x) = |x|, with φ′(0) = −1: the slope of the negative side, as in all of ReLU's family. */
public record Abs() implements Activation {
  @Override
  public double value(double x) {
    return Math.abs(x);
  }

  @Override
  public double derivative(double x) {
    return PiecewiseLinear.slope(x, -1.0, 1.0);
  }

  @Override
  public Optional<Dual> dual() {
    return Optional.of(new ArcCosineDual(-1, 1));
  }

  @Override
  public double[] kinks() {
    return PiecewiseLinear.kinks(-1, 1);
  }

  @Override
  public void values(DoubleBuffer x, DoubleBuffer y) {
    DoubleBuffer from = x.slice();
    DoubleBuffer to = y.slice();
    int n = from.remaining();
    for (int i = 0; i < n; i++) {
      to.put(i, Math.abs(from.get(i)));
    }
  }

  @Override
  public void values(FloatBuffer x, FloatBuffer y) {
    FloatBuffer from = x.slice();
    FloatBuffer to = y.slice();
    int n = from.remaining();
    for (int i = 0; i < n; i++) {
      to.put(i, Math.abs(from.get(i)));
    }
  }

  @Override
  public void backward(DoubleBuffer x, DoubleBuffer dy, DoubleBuffer dx) {
    PiecewiseLinear.backward(x, dy, dx, -1.0, 1.0);
  }

  @Override
  public void backward(FloatBuffer x, FloatBuffer dy, FloatBuffer dx) {
    PiecewiseLinear.backward(x, dy, dx, -1f, 1f);
  }
}
