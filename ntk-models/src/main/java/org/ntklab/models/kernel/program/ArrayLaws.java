package org.ntklab.models.kernel.program;

import java.util.function.IntToDoubleFunction;
import org.ntklab.core.layer.Role;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.layer.WeightShape;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;
import org.ntklab.core.problem.RefusedException;

/**
 * What a weight array does to covariances, as the widths grow.
 *
 * @param gain E of the effective entry squared times the fan-in: K passes with it (a bias: the
 *     variance it adds)
 * @param own folded rate of gradient descent times the fan-in: how much of K the array's own
 *     gradient adds to Θ (a bias: how much of 1)
 */
record ArrayLaws(PowerLaw gain, PowerLaw own) {
  /** How much wider: slopes are taken over the last step, where lower orders are gone. */
  private static final int[] TIMES = {1 << 6, 1 << 10, 1 << 14};

  private static final double STRAIGHT = 1e-3;

  /**
   * The laws of an array: its numbers as the parametrisation gives them with all hidden dimensions
   * of the array multiplied.
   *
   * @throws RefusedException when they are no powers of the width
   */
  static ArrayLaws of(Weight weight, Parametrisation parametrisation) {
    return new ArrayLaws(
        law(weight, t -> gain(wider(weight, t), parametrisation)),
        law(weight, t -> own(wider(weight, t), parametrisation)));
  }

  /** The numbers at the array's actual width, as laws that do not depend on it. */
  static ArrayLaws atWidth(Weight weight, Parametrisation parametrisation) {
    return new ArrayLaws(
        PowerLaw.constant(gain(weight, parametrisation)),
        PowerLaw.constant(own(weight, parametrisation)));
  }

  private static double gain(Weight weight, Parametrisation parametrisation) {
    double deviation = parametrisation.scaling(weight).foldedDeviation();
    return weight.shape().fanIn() * deviation * deviation;
  }

  private static double own(Weight weight, Parametrisation parametrisation) {
    Scaling scaling = parametrisation.scaling(weight);
    return weight.shape().fanIn() * scaling.kernelRate();
  }

  private static PowerLaw law(Weight weight, IntToDoubleFunction at) {
    double[] values = new double[TIMES.length];
    for (int i = 0; i < TIMES.length; i++) {
      values[i] = at.applyAsDouble(TIMES[i]);
      if (!(values[i] >= 0) || values[i] == Double.POSITIVE_INFINITY) {
        throw new RefusedException(
            "the parametrisation gives %s a rate or deviation of %s when it is %d times as wide"
                .formatted(weight.name(), values[i], TIMES[i]));
      }
    }
    double last = values[TIMES.length - 1];
    if (last == 0) {
      return PowerLaw.ZERO;
    }
    double slope = slope(values, TIMES.length - 2);
    if (Math.abs(slope - slope(values, 0)) > STRAIGHT) {
      throw new RefusedException(
          ("the parametrisation's numbers for %s are no power of the width: slopes %.3f and %.3f;"
                  + " there is no limit of infinite width")
              .formatted(weight.name(), slope(values, 0), slope));
    }
    double exponent = Math.rint(slope * 1e6) / 1e6;
    return new PowerLaw(last / Math.pow(TIMES[TIMES.length - 1], exponent), exponent);
  }

  private static double slope(double[] values, int i) {
    return Math.log(values[i + 1] / values[i]) / Math.log((double) TIMES[i + 1] / TIMES[i]);
  }

  /** The array with its hidden dimensions multiplied; data and outputs keep theirs. */
  private static Weight wider(Weight weight, int times) {
    WeightShape shape = weight.shape();
    boolean in = weight.role() == Role.HIDDEN || weight.role() == Role.OUTPUT;
    boolean out = weight.role() == Role.HIDDEN || weight.role() == Role.INPUT;
    int fanIn = in && !shape.bias() ? wider(shape.fanIn(), times) : shape.fanIn();
    int fanOut = out ? wider(shape.fanOut(), times) : shape.fanOut();
    return new Weight(
        weight.layer(),
        weight.role(),
        new WeightShape(
            shape.name(), shape.bias(), fanIn, fanOut, shape.std(), shape.place(), shape.draw()),
        weight.branchOf());
  }

  private static int wider(int dimension, int times) {
    try {
      return Math.multiplyExact(dimension, times);
    } catch (ArithmeticException e) {
      throw new RefusedException(
          "a layer of %d units is too wide to see what becomes of it at %d times that width"
              .formatted(dimension, times));
    }
  }
}
