package org.ntklab.plugins.parametrisations;

import org.ntklab.core.layer.Role;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.core.reference.Reference;

/**
 * A parametrisation by powers of the width: with n the dimension that grows, multiplier m = κ n^−a,
 * w ~ N(0, n^−2b), learning rates η n^−c on w.
 *
 * <p>κ is the layer's own constant: σ_w of hidden and output layers, σ_w/√fan_in where the fan-in
 * is data, σ_b of biases. Biases of input and hidden layers take the input's exponents. The
 * output's bias, and a layer from data straight to the outputs, have nothing that grows: all
 * exponents 0.
 */
@Reference(key = "yang2021", where = "Definition 3.1")
class AbcParametrisation implements Parametrisation {
  /** Where a layer's constant κ stands. */
  enum Constant {
    /** In the multiplier: it scales the rates too. */
    IN_MULTIPLIER,
    /** In the initial deviation: it leaves the rates as they are. */
    IN_DEVIATION
  }

  private final AbcExponents exponents;
  private final Constant constant;

  /** A parametrisation of these exponents. */
  AbcParametrisation(AbcExponents exponents, Constant constant) {
    this.exponents = exponents;
    this.constant = constant;
  }

  /**
   * {@inheritDoc}
   *
   * @throws RefusedException for a hidden layer when there are exponents for input and output only
   */
  @Override
  public final Scaling scaling(Weight weight) {
    Exponents role = exponents(weight);
    double n = weight.width();
    double multiplier = power(n, role.a());
    double deviation = power(n, role.b());
    double kappa = kappa(weight);
    return new Scaling(
        constant == Constant.IN_MULTIPLIER ? kappa * multiplier : multiplier,
        constant == Constant.IN_DEVIATION ? kappa * deviation : deviation,
        power(n, role.gradientC()),
        power(n, role.adaptiveC()));
  }

  private Exponents exponents(Weight weight) {
    boolean bias = weight.shape().bias();
    return switch (weight.role()) {
      case INPUT -> exponents.input();
      // Where hidden weights are refused, their biases are too.
      case HIDDEN -> bias && exponents.hidden().isPresent() ? exponents.input() : hidden(weight);
      case OUTPUT -> bias ? Exponents.NONE : exponents.output();
      case DIRECT -> Exponents.NONE;
    };
  }

  private Exponents hidden(Weight weight) {
    return exponents
        .hidden()
        .orElseThrow(
            () ->
                new RefusedException(
                    "parametrisation: "
                        + weight.layer()
                        + " is a hidden layer, but the exponents are given for input and output"
                        + " only; give three of each (input, hidden, output), or a network of two"
                        + " weighted layers"));
  }

  private static double kappa(Weight weight) {
    boolean readsData = weight.role() == Role.INPUT || weight.role() == Role.DIRECT;
    double sigma = weight.shape().std();
    return readsData && !weight.shape().bias() ? sigma / Math.sqrt(weight.shape().fanIn()) : sigma;
  }

  /** n^−exponent, the same to the last bit on every machine. */
  private static double power(double n, double exponent) {
    return StrictMath.pow(n, -exponent);
  }
}
