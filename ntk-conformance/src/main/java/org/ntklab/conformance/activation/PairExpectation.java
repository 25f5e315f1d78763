package org.ntklab.conformance.activation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * E f(u)f(v) of a zero-mean Gaussian pair from values of f alone, by Gauss–Legendre panels that are
 * broken where f has kinks: slow and simple, the plain twin of every closed dual.
 *
 * <p>With u = √p z and v = √q(ρz + √(1−ρ²)z′): an integral over z of one over z′. Close to
 * parallel, the inner one moves fast where v passes a kink, and the outer panels shrink there.
 */
final class PairExpectation {
  /** Standard deviations beyond which the weight is below 10⁻²². */
  private static final double REACH = 10;

  private static final int NODES = 16;
  private static final double[] LAYERS = {0.5, 1, 2, 4, 8};
  private static final double LEAST_RATIO = 1e-8;

  private static final GaussIntegrator PANEL = new GaussIntegratorFactory().legendre(NODES);

  private final DoubleUnaryOperator f;
  private final double[] kinks;

  PairExpectation(DoubleUnaryOperator f, double[] kinks) {
    this.f = f;
    this.kinks = kinks.clone();
  }

  /**
   * E f(u)f(v).
   *
   * @param p variance of u
   * @param q variance of v
   * @param correlation ρ from −1 to 1
   */
  double of(double p, double q, double correlation) {
    double u = Math.sqrt(p);
    double v = Math.sqrt(q);
    double rest = Math.sqrt((1 - correlation) * (1 + correlation));
    List<Double> breaks = new ArrayList<>();
    addKinks(breaks, u, 0);
    if (rest < LEAST_RATIO) {
      addKinks(breaks, correlation * v, 0);
      return integral(
          z -> f.applyAsDouble(u * z) * f.applyAsDouble(correlation * v * z),
          breaks,
          Math.max(u, v));
    }
    for (double layer : LAYERS) {
      addKinks(breaks, correlation * v, layer * rest * v);
      addKinks(breaks, correlation * v, -layer * rest * v);
    }
    return integral(
        z -> f.applyAsDouble(u * z) * inner(correlation * v * z, rest * v), breaks, Math.max(u, v));
  }

  /** E f(mean + deviation · z′). */
  private double inner(double mean, double deviation) {
    List<Double> breaks = new ArrayList<>();
    addKinks(breaks, deviation, mean);
    return integral(z -> f.applyAsDouble(mean + deviation * z), breaks, deviation);
  }

  /** The z at which scale · z + offset is a kink. */
  private void addKinks(List<Double> breaks, double scale, double offset) {
    for (double kink : kinks) {
      double z = (kink - offset) / scale;
      if (Math.abs(z) < REACH) {
        breaks.add(z);
      }
    }
  }

  /** ∫ g(z) dN(0, 1), in panels over which an argument of the given deviation moves by 2. */
  private static double integral(DoubleUnaryOperator g, List<Double> breaks, double deviation) {
    int panels = (int) Math.ceil(2 * REACH * Math.max(0.8, deviation / 2));
    for (int i = 0; i <= panels; i++) {
      breaks.add(2 * REACH * i / panels - REACH);
    }
    Collections.sort(breaks);
    double sum = 0;
    for (int i = 1; i < breaks.size(); i++) {
      double middle = (breaks.get(i) + breaks.get(i - 1)) / 2;
      double half = (breaks.get(i) - breaks.get(i - 1)) / 2;
      if (half > 0) {
        for (int k = 0; k < NODES; k++) {
          double z = middle + half * PANEL.getPoint(k);
          sum += half * PANEL.getWeight(k) * Math.exp(-z * z / 2) * g.applyAsDouble(z);
        }
      }
    }
    return sum / Math.sqrt(2 * Math.PI);
  }
}
