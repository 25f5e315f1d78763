package org.ntklab.models.kernel.points;

import java.util.concurrent.ConcurrentHashMap;

/**
 * Numbers that are analytic functions of a standard deviation σ > 0, from their values at few σ.
 *
 * <p>On each panel [2^k, 2^(k+1)] they are interpolated at Chebyshev's points. Coefficients of
 * φ(σz) have no singularity within 45° of the real axis, for which the error falls by 4 a point: 32
 * points leave rounding errors. Each panel is compared with what it stands for at two further
 * places; one that is not that good, as for functions with kinks and many terms, is given up, and
 * its numbers are found one by one. What is returned depends on σ alone, not on what was asked
 * before. Safe for threads.
 */
final class CoefficientPanels {
  private static final int POINTS = 32;

  /** Of an interpolation, relative to the largest of the coefficients, or to a number itself. */
  private static final double ACCURACY = 4e-15;

  private static final double[] CHECKED = {1.0009, 1.377};

  /** Finds the numbers of one σ, slowly. */
  @FunctionalInterface
  interface Source {
    double[] at(double sigma);
  }

  private final int coefficients;
  private final Source source;
  private final ConcurrentHashMap<Integer, Panel> panels = new ConcurrentHashMap<>();

  /**
   * Panels of some numbers.
   *
   * @param coefficients how many numbers, from the first, are as exact as the largest of them; each
   *     other one is as exact as itself
   */
  CoefficientPanels(int coefficients, Source source) {
    this.coefficients = coefficients;
    this.source = source;
  }

  /** The numbers of one σ, in memory of their own. */
  double[] at(double sigma) {
    Panel panel = panels.computeIfAbsent(Math.getExponent(sigma), this::panel);
    return panel.values == null ? source.at(sigma) : panel.at(sigma);
  }

  private Panel panel(int exponent) {
    Panel panel = new Panel(exponent);
    for (int j = 0; j < POINTS; j++) {
      panel.values[j] = source.at(panel.points[j]);
    }
    for (double place : CHECKED) {
      double sigma = Math.scalb(place, exponent);
      if (!agree(source.at(sigma), panel.at(sigma))) {
        panel.values = null;
        return panel;
      }
    }
    return panel;
  }

  private boolean agree(double[] exact, double[] found) {
    double largest = 0;
    for (int l = 0; l < coefficients; l++) {
      largest = Math.max(largest, Math.abs(exact[l]));
    }
    for (int l = 0; l < exact.length; l++) {
      double scale = l < coefficients ? largest : Math.abs(exact[l]);
      if (!(Math.abs(exact[l] - found[l]) <= ACCURACY * scale)) {
        return false;
      }
    }
    return true;
  }

  private static final class Panel {
    private final double[] points = new double[POINTS];
    private final double[] weights = new double[POINTS];
    private double[][] values = new double[POINTS][];

    Panel(int exponent) {
      for (int j = 0; j < POINTS; j++) {
        double angle = (2 * j + 1) * Math.PI / (2 * POINTS);
        points[j] = Math.scalb(1.5 + 0.5 * Math.cos(angle), exponent);
        weights[j] = Math.sin(angle) * (j % 2 == 0 ? 1 : -1);
      }
    }

    /** Barycentric interpolation. */
    double[] at(double sigma) {
      double[] shares = new double[POINTS];
      double sum = 0;
      for (int j = 0; j < POINTS; j++) {
        double distance = sigma - points[j];
        if (distance == 0) {
          return values[j].clone();
        }
        // Distances of tiny σ would overflow as inverses: in units of the panel.
        shares[j] = weights[j] / (distance / points[POINTS / 2]);
        sum += shares[j];
      }
      double[] numbers = new double[values[0].length];
      for (int j = 0; j < POINTS; j++) {
        double share = shares[j] / sum;
        double[] value = values[j];
        for (int l = 0; l < numbers.length; l++) {
          numbers[l] += share * value[l];
        }
      }
      return numbers;
    }
  }
}
