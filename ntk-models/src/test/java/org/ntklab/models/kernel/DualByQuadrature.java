package org.ntklab.models.kernel;

import org.ntklab.core.activation.Activation;
import org.ntklab.models.activations.AbRelu;
import org.ntklab.models.activations.Abs;
import org.ntklab.models.activations.LeakyRelu;
import org.ntklab.models.activations.RectifiedMonomial;
import org.ntklab.models.activations.Relu;
import org.ntklab.models.activations.Sign;

/**
 * E φ(u)φ(v) and E φ′(u)φ′(v) for tests: by the textbook's atan2 for ReLU's family, else by the
 * trapezoidal rule in two independent standard normals.
 */
final class DualByQuadrature {
  private static final double REACH = 8.5;
  private static final int NODES = 120;

  private DualByQuadrature() {}

  /** K and K̇. */
  static double[] of(Activation phi, double p, double q, double k) {
    if (phi instanceof Relu) {
      return arcCosine(0, 1, p, q, k);
    }
    if (phi instanceof Abs) {
      return arcCosine(-1, 1, p, q, k);
    }
    if (phi instanceof LeakyRelu leaky) {
      return arcCosine(leaky.slope(), 1, p, q, k);
    }
    if (phi instanceof AbRelu ab) {
      return arcCosine(ab.negative(), ab.positive(), p, q, k);
    }
    if (phi instanceof RectifiedMonomial power) {
      return rectified(power.degree(), p, q, k);
    }
    if (phi instanceof Sign) {
      return new double[] {p * q == 0 ? 0 : 1 - 2 / Math.PI * angle(p, q, k), 0};
    }
    return trapezoid(phi, p, q, k, NODES);
  }

  /** The same with so many nodes along each axis. */
  static double[] of(Activation phi, double p, double q, double k, int nodes) {
    return trapezoid(phi, p, q, k, nodes);
  }

  private static double angle(double p, double q, double k) {
    return Math.atan2(Math.sqrt(Math.max(0, p * q - k * k)), k);
  }

  /** (pq)^(n/2) Jₙ(θ)/2π and n² times that of degree n − 1. */
  private static double[] rectified(int n, double p, double q, double k) {
    double theta = angle(p, q, k);
    double root = Math.sqrt(p * q);
    double value = Math.pow(root, n) * choSaul(n, theta);
    double slope = n == 0 ? 0 : n * n * Math.pow(root, n - 1) * choSaul(n - 1, theta);
    return new double[] {value / (2 * Math.PI), slope / (2 * Math.PI)};
  }

  private static double choSaul(int n, double theta) {
    double s = Math.sin(theta);
    double c = Math.cos(theta);
    double rest = Math.PI - theta;
    return switch (n) {
      case 0 -> rest;
      case 1 -> s + rest * c;
      case 2 -> 3 * s * c + rest * (1 + 2 * c * c);
      case 3 -> 15 * s - 11 * s * s * s + rest * (9 * c + 6 * c * c * c);
      default -> throw new IllegalArgumentException("no formula for degree " + n);
    };
  }

  private static double[] arcCosine(double a, double b, double p, double q, double k) {
    double s = Math.sqrt(Math.max(0, p * q - k * k));
    double theta = Math.atan2(s, k);
    double jump = (a - b) * (a - b);
    double derivative = (a * a + b * b) / 2 - jump * theta / (2 * Math.PI);
    return new double[] {jump * s / (2 * Math.PI) + derivative * k, derivative};
  }

  /** u = √p z, v = √q (c z + √(1 − c²) w). */
  private static double[] trapezoid(Activation phi, double p, double q, double k, int nodes) {
    double c = p * q == 0 ? 0 : Math.max(-1, Math.min(1, k / Math.sqrt(p * q)));
    double rest = Math.sqrt(1 - c * c);
    double h = 2 * REACH / nodes;
    double value = 0;
    double derivative = 0;
    for (int i = 0; i <= nodes; i++) {
      double z = -REACH + i * h;
      double outer = Math.exp(-z * z / 2);
      double u = Math.sqrt(p) * z;
      double inner = 0;
      double innerSlope = 0;
      for (int j = 0; j <= nodes; j++) {
        double w = -REACH + j * h;
        double v = Math.sqrt(q) * (c * z + rest * w);
        double density = Math.exp(-w * w / 2);
        inner += density * phi.value(v);
        innerSlope += density * phi.derivative(v);
      }
      value += outer * phi.value(u) * inner;
      derivative += outer * phi.derivative(u) * innerSlope;
    }
    double norm = h * h / (2 * Math.PI);
    return new double[] {norm * value, norm * derivative};
  }
}
