package org.ntklab.models.activations;

import java.util.Optional;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.activation.Dual;
import org.ntklab.core.config.Options;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.reference.Reference;
import org.ntklab.models.duals.ArcCosineDual;
import org.ntklab.models.duals.RectifiedMonomialDual;

/**
 * φ(x) = max(x, 0)ⁿ, the step 1[x > 0] for n = 0; φ′(0) is the slope of the negative side, 0.
 *
 * @param degree n, 0 to 100
 */
@Reference(key = "cho2009", where = "Equation 1")
public record RectifiedMonomial(int degree) implements Activation {
  /** A function of this degree. */
  public RectifiedMonomial {
    Degree.check("rectified-monomial", degree);
  }

  @Override
  public double value(double x) {
    return rectified(x, degree);
  }

  @Override
  public double derivative(double x) {
    return degree == 0 ? Step.constant(0, x) : degree * rectified(x, degree - 1);
  }

  @Override
  public Optional<Dual> dual() {
    return Optional.of(degree == 1 ? new ArcCosineDual(0, 1) : new RectifiedMonomialDual(degree));
  }

  /** 0 at every degree: the n-th derivative jumps there. */
  @Override
  public double[] kinks() {
    return new double[] {0};
  }

  private static double rectified(double x, int n) {
    return n == 0 ? Step.step(x) : Degree.power(Math.max(x, 0.0), n);
  }

  /** {@code rectified-monomial: 2} or {@code rectified-monomial: {degree: 2}}. */
  public static final class OfOptions implements Kind<Activation> {
    @Override
    public Activation read(Options options) {
      return new RectifiedMonomial(Degree.read(options));
    }
  }
}
