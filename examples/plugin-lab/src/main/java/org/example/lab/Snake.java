package org.example.lab;

import java.util.Optional;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.activation.Dual;
import org.ntklab.core.activation.GaussianPair;
import org.ntklab.core.activation.PairDual;
import org.ntklab.core.config.Options;
import org.ntklab.core.plugin.Kind;

/**
 * φ(x) = x + sin²(ax)/a = x + (1 − cos bx)/b with b = 2a, of Ziyin et al., "Neural networks fail to
 * learn periodic functions and how to fix it" (2020).
 *
 * @param a above 0
 */
public record Snake(double a) implements Activation {
  @Override
  public double value(double x) {
    double sine = Math.sin(a * x);
    return x + sine * sine / a;
  }

  @Override
  public double derivative(double x) {
    return 1 + Math.sin(2 * a * x);
  }

  /** Without it kernels are computed by quadrature, from the two methods above. */
  @Override
  public Optional<Dual> dual() {
    return Optional.of(new SnakeDual(2 * a));
  }

  /**
   * K = k + (1 − e^(−b²p/2) − e^(−b²q/2) + (e^(−b²m) + e^(−b²m′))/2)/b², K̇ = 1 + (e^(−b²m) −
   * e^(−b²m′))/2, with m and m′ half the mean squares of u − v and u + v.
   */
  record SnakeDual(double b) implements PairDual {
    @Override
    public double covariance(GaussianPair pair) {
      double means = Math.exp(-b * b * pair.p() / 2) + Math.exp(-b * b * pair.q() / 2);
      return pair.covariance() + (1 - means + (near(pair) + far(pair)) / 2) / (b * b);
    }

    @Override
    public double derivativeCovariance(GaussianPair pair) {
      return 1 + (near(pair) - far(pair)) / 2;
    }

    private double near(GaussianPair pair) {
      return Math.exp(-b * b * pair.distance());
    }

    private double far(GaussianPair pair) {
      return Math.exp(-b * b * pair.reflectedDistance());
    }
  }

  /** {@code snake}, {@code snake: 0.5} or {@code snake: {a: 0.5}}. */
  public static final class OfOptions implements Kind<Activation> {
    @Override
    public Activation read(Options options) {
      options.main("a");
      return new Snake(options.number("a").check(a -> a > 0, "a number above 0").orElse(1.0));
    }
  }
}
