package org.ntklab.analysis.abc;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.hipparchus.stat.regression.SimpleRegression;
import org.ntklab.core.layer.Role;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.layer.WeightShape;
import org.ntklab.core.optimiser.RateClass;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;
import org.ntklab.core.problem.RefusedException;

/**
 * Exponents of a parametrisation, read off its own numbers: the slopes of log multiplier, log
 * deviation and log rate in log n over the widths 2¹⁰ … 2²⁰.
 *
 * <p>Constants in front do not matter, 1/√fan_in of input layers among them: their fan-in is data.
 */
public final class ExponentsOf {
  private static final int LEAST_POWER = 10;
  private static final int LARGEST_POWER = 20;

  /** Features of an example and outputs of the network; any numbers would do. */
  private static final int FEATURES = 64;

  private static final int OUTPUTS = 1;

  /** A logarithm may be so far from the line that a power law would be. */
  private static final double RESIDUAL = 1e-6;

  /** Exponents are rounded to 1/DIGITS: finer than what they are compared with, above rounding. */
  private static final double DIGITS = 1e12;

  private ExponentsOf() {}

  /**
   * The exponents of a parametrisation with its rates under one class of optimisers.
   *
   * @param name what messages call it
   * @return without hidden exponents when the parametrisation refuses hidden layers
   * @throws RefusedException when its numbers are no powers of the width
   */
  public static AbcExponents of(String name, Parametrisation parametrisation, RateClass rateClass) {
    return new AbcExponents(
        role(name, parametrisation, rateClass, Role.INPUT),
        takesHidden(parametrisation)
            ? Optional.of(role(name, parametrisation, rateClass, Role.HIDDEN))
            : Optional.empty(),
        role(name, parametrisation, rateClass, Role.OUTPUT));
  }

  private static RoleExponents role(
      String name, Parametrisation parametrisation, RateClass rateClass, Role role) {
    ToDoubleFunction<Scaling> rate =
        switch (rateClass) {
          case GRADIENT -> Scaling::gradientRate;
          case ADAPTIVE -> Scaling::adaptiveRate;
        };
    return new RoleExponents(
        exponent(name, "multiplier", parametrisation, role, s -> Math.abs(s.multiplier())),
        exponent(name, "deviation", parametrisation, role, Scaling::deviation),
        exponent(name, "learning rate", parametrisation, role, rate));
  }

  private static double exponent(
      String name,
      String quantity,
      Parametrisation parametrisation,
      Role role,
      ToDoubleFunction<Scaling> number) {
    SimpleRegression line = new SimpleRegression();
    double[] logs = new double[LARGEST_POWER + 1];
    for (int power = LEAST_POWER; power <= LARGEST_POWER; power++) {
      int n = 1 << power;
      logs[power] = Math.log(number.applyAsDouble(parametrisation.scaling(weight(role, n))));
      line.addData(Math.log(n), logs[power]);
    }
    for (int power = LEAST_POWER; power <= LARGEST_POWER; power++) {
      double residual = Math.abs(logs[power] - line.predict(Math.log(1 << power)));
      // The comparison is false for NaN, which a number that is 0 or infinite leads to.
      if (!(residual <= RESIDUAL)) {
        throw new RefusedException(
            "parametrisation %s: the %s of %s layers is no power of the width from 2^%d to 2^%d,"
                    .formatted(name, quantity, word(role), LEAST_POWER, LARGEST_POWER)
                + " so it has no abc exponents; classify exponents of your own with --a, --b, --c");
      }
    }
    // To the digits that the fit has, and never −0: exponents are compared with each other.
    return 0.0 - Math.rint(line.getSlope() * DIGITS) / DIGITS;
  }

  /** Exponents for networks without hidden layers refuse such a layer. */
  private static boolean takesHidden(Parametrisation parametrisation) {
    try {
      parametrisation.scaling(weight(Role.HIDDEN, 1 << LEAST_POWER));
      return true;
    } catch (RefusedException e) {
      return false;
    }
  }

  private static Weight weight(Role role, int n) {
    int fanIn = role == Role.INPUT ? FEATURES : n;
    int fanOut = role == Role.OUTPUT ? OUTPUTS : n;
    return new Weight("dense", role, WeightShape.matrix(fanIn, fanOut, 1));
  }

  private static String word(Role role) {
    return switch (role) {
      case INPUT -> "input";
      case HIDDEN -> "hidden";
      case OUTPUT -> "output";
      case DIRECT -> "direct";
    };
  }
}
