package org.ntklab.models.finite;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.optimiser.Adam;
import org.ntklab.core.optimiser.HeavyBall;
import org.ntklab.core.optimiser.Nesterov;
import org.ntklab.core.optimiser.Optimiser;
import org.ntklab.core.optimiser.RateClass;
import org.ntklab.core.parametrisation.Scaling;

/**
 * A network as a parametrisation is written down: W = m·w, w ~ N(0, s²), trained in w at rates η·r.
 * Nothing is folded.
 */
final class ExplicitNetwork {
  private final NetworkDescription description;
  private final Map<String, Array> arrays = new LinkedHashMap<>();
  private int steps;

  ExplicitNetwork(NetworkDescription description) {
    this.description = description;
    for (Weight weight : description.graph().weights()) {
      Scaling scaling = description.parametrisation().scaling(weight);
      int size = weight.shape().fanIn() * weight.shape().fanOut();
      double[] w = description.random().normals("weights/" + weight.name(), size);
      for (int i = 0; i < size; i++) {
        w[i] *= scaling.deviation();
      }
      arrays.put(weight.name(), new Array(scaling, w));
    }
  }

  /** w, velocity or first moment v, second moment s. */
  private static final class Array {
    private final Scaling scaling;
    private final double[] w;
    private final double[] v;
    private final double[] s;

    private Array(Scaling scaling, double[] w) {
      this.scaling = scaling;
      this.w = w;
      this.v = new double[w.length];
      this.s = new double[w.length];
    }
  }

  /** The effective weights W by name. */
  Map<String, double[]> effective() {
    Map<String, double[]> effective = new LinkedHashMap<>();
    arrays.forEach(
        (name, array) -> {
          double[] w = array.w.clone();
          for (int i = 0; i < w.length; i++) {
            w[i] *= array.scaling.multiplier();
          }
          effective.put(name, w);
        });
    return effective;
  }

  /** The function at the present weights. */
  PlainNetwork plain() {
    int blocks = description.graph().residualBlocks();
    double branch = blocks == 0 ? 1 : description.parametrisation().residualMultiplier(blocks);
    return new PlainNetwork(description.graph(), effective(), branch);
  }

  /** One step on ½ mean (h − y)². */
  void step(Matrix x, Matrix y) {
    PlainNetwork network = plain();
    Matrix errors = Networks.towards(y).apply(network.outputs(x));
    Map<String, double[]> gradient = network.zeros();
    for (int i = 0; i < x.rows(); i++) {
      network.addGradient(x.row(i), errors.row(i), gradient);
    }
    steps++;
    arrays.forEach((name, array) -> move(array, gradient.get(name)));
  }

  private void move(Array array, double[] gradient) {
    Optimiser rule = description.optimiser();
    double rate =
        description.learningRate()
            * (rule.rateClass() == RateClass.GRADIENT
                ? array.scaling.gradientRate()
                : array.scaling.adaptiveRate());
    for (int i = 0; i < gradient.length; i++) {
      double g = array.scaling.multiplier() * gradient[i];
      if (rule instanceof Adam adam) {
        array.w[i] -= rate * adam(adam, array, i, g);
      } else {
        array.w[i] += momentum(rule, array.v, i, rate * g);
      }
    }
  }

  private static double momentum(Optimiser rule, double[] v, int i, double pull) {
    double old = v[i];
    if (rule instanceof HeavyBall ball) {
      v[i] = ball.momentum() * old - pull;
      return v[i];
    }
    if (rule instanceof Nesterov nesterov) {
      v[i] = nesterov.momentum() * old - pull;
      return v[i] + nesterov.momentum() * (v[i] - old);
    }
    return -pull;
  }

  private double adam(Adam adam, Array array, int i, double g) {
    array.v[i] = adam.beta1() * array.v[i] + (1 - adam.beta1()) * g;
    array.s[i] = adam.beta2() * array.s[i] + (1 - adam.beta2()) * g * g;
    double correction =
        Math.sqrt(1 - Math.pow(adam.beta2(), steps)) / (1 - Math.pow(adam.beta1(), steps));
    return correction * array.v[i] / (Math.sqrt(array.s[i]) + adam.epsilon());
  }
}
