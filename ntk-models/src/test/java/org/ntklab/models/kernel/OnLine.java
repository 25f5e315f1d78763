package org.ntklab.models.kernel;

import java.util.function.DoubleUnaryOperator;
import org.ntklab.core.activation.Activation;

/** Expectations over one standard normal z, one half at a time. */
final class OnLine {
  private static final double REACH = 12;
  private static final int NODES = 20000;

  private OnLine() {}

  /** E φ(az)φ(bz). */
  static double product(Activation phi, double a, double b) {
    return mean(z -> phi.value(a * z) * phi.value(b * z));
  }

  /** E φ′(az)φ′(bz). */
  static double slopes(Activation phi, double a, double b) {
    return mean(z -> phi.derivative(a * z) * phi.derivative(b * z));
  }

  /** Simpson's rule, which the kinks at 0 do not disturb. */
  private static double mean(DoubleUnaryOperator f) {
    return half(f) + half(z -> f.applyAsDouble(-z));
  }

  private static double half(DoubleUnaryOperator f) {
    double h = REACH / NODES;
    double sum = 0;
    for (int i = 0; i <= NODES; i++) {
      // Next to 0 rather than at it, where a step has the value of neither side.
      double z = i == 0 ? 1e-300 : i * h;
      double weight = i == 0 || i == NODES ? 1 : i % 2 == 1 ? 4 : 2;
      sum += weight * f.applyAsDouble(z) * Math.exp(-z * z / 2);
    }
    return sum * h / 3 / Math.sqrt(2 * Math.PI);
  }
}
