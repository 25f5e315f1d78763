package org.ntklab.conformance;

import java.nio.DoubleBuffer;
import java.util.Optional;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.activation.Dual;
import org.ntklab.core.activation.GaussianPair;
import org.ntklab.core.activation.PairDual;

/** Activations with a fault each. */
final class BrokenActivations {
  private BrokenActivations() {}

  /** φ = tanh, φ′ without the square. */
  static final class WrongDerivative implements Activation {
    @Override
    public double value(double x) {
      return Math.tanh(x);
    }

    @Override
    public double derivative(double x) {
      return 1 - Math.abs(Math.tanh(x));
    }
  }

  /** φ = x, with a dual that is half as large. */
  static final class WrongDual implements Activation {
    @Override
    public double value(double x) {
      return x;
    }

    @Override
    public double derivative(double x) {
      return 1;
    }

    @Override
    public Optional<Dual> dual() {
      return Optional.of(
          new PairDual() {
            @Override
            public double covariance(GaussianPair pair) {
              return pair.covariance() / 2;
            }

            @Override
            public double derivativeCovariance(GaussianPair pair) {
              return 1;
            }
          });
    }
  }

  /** A ReLU that begins at 0.37 and does not say so. */
  static final class UntoldKink implements Activation {
    @Override
    public double value(double x) {
      return Math.max(x - 0.37, 0);
    }

    @Override
    public double derivative(double x) {
      return x > 0.37 ? 1 : 0;
    }
  }

  /** φ = sin, whose dual claims that it is homogeneous. */
  static final class FalseHomogeneity implements Activation {
    @Override
    public double value(double x) {
      return Math.sin(x);
    }

    @Override
    public double derivative(double x) {
      return Math.cos(x);
    }

    @Override
    public Optional<Dual> dual() {
      return Optional.of(
          new PairDual() {
            @Override
            public double covariance(GaussianPair pair) {
              double mean = (pair.p() + pair.q()) / 2;
              return Math.exp(-mean) * Math.sinh(pair.covariance());
            }

            @Override
            public double derivativeCovariance(GaussianPair pair) {
              double mean = (pair.p() + pair.q()) / 2;
              return Math.exp(-mean) * Math.cosh(pair.covariance());
            }

            @Override
            public boolean isHomogeneous() {
              return true;
            }
          });
    }
  }

  /** φ = x², whose loop forgets the signal that comes back. */
  static final class WrongLoop implements Activation {
    @Override
    public double value(double x) {
      return x * x;
    }

    @Override
    public double derivative(double x) {
      return 2 * x;
    }

    @Override
    public void backward(DoubleBuffer x, DoubleBuffer dy, DoubleBuffer dx) {
      for (int i = 0; i < x.remaining(); i++) {
        dx.put(dx.position() + i, derivative(x.get(x.position() + i)));
      }
    }
  }
}
