package org.ntklab.analysis.metrics;

import org.ntklab.core.linalg.Triangle;

/**
 * Arithmetic on Gram matrices kept as upper triangles by rows, {@code [n (n + 1) / 2]}; inner
 * products and norms are those of the full symmetric matrix. Arguments are not modified.
 */
final class Grams {
  private Grams() {}

  /** Σᵢ kᵢᵢ. */
  static double trace(double[] gram) {
    int n = Triangle.order(gram.length);
    double sum = 0;
    int at = 0;
    for (int i = 0; i < n; i++) {
      sum += gram[at];
      at += n - i;
    }
    return sum;
  }

  /** αA + βB. */
  static double[] combination(double alpha, double[] a, double beta, double[] b) {
    double[] sum = new double[a.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = alpha * a[i] + beta * b[i];
    }
    return sum;
  }

  /** HKH with H = I − 11ᵀ/n: the mean of every row and column is taken off. */
  static double[] centred(double[] gram) {
    int n = Triangle.order(gram.length);
    double[] mean = new double[n];
    int at = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++, at++) {
        mean[i] += gram[at] / n;
        mean[j] += i == j ? 0 : gram[at] / n;
      }
    }
    double all = 0;
    for (double m : mean) {
      all += m / n;
    }
    double[] centred = new double[gram.length];
    at = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++, at++) {
        centred[at] = gram[at] - mean[i] - mean[j] + all;
      }
    }
    return centred;
  }

  /** tr(YᵀKY) = ⟨K, YYᵀ⟩ with Y {@code [n, O]} by rows. */
  static double quadraticForm(double[] gram, double[] targets) {
    int n = Triangle.order(gram.length);
    int outputs = targets.length / n;
    double sum = 0;
    int at = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++, at++) {
        double product = 0;
        for (int o = 0; o < outputs; o++) {
          product += targets[i * outputs + o] * targets[j * outputs + o];
        }
        sum += (i == j ? 1 : 2) * gram[at] * product;
      }
    }
    return sum;
  }

  /** ‖YYᵀ‖_F = ‖YᵀY‖_F with Y {@code [n, O]} by rows. */
  static double targetNorm(double[] targets, int outputs) {
    int n = targets.length / outputs;
    double squares = 0;
    for (int o = 0; o < outputs; o++) {
      for (int p = 0; p < outputs; p++) {
        double product = 0;
        for (int i = 0; i < n; i++) {
          product += targets[i * outputs + o] * targets[i * outputs + p];
        }
        squares += product * product;
      }
    }
    return Math.sqrt(squares);
  }

  /** √(Σ (aᵢ − bᵢ)² / length). */
  static double rootMeanSquare(double[] a, double[] b) {
    return Math.sqrt(squaredDistance(a, b) / a.length);
  }

  /** Σ (aᵢ − bᵢ)². */
  static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }
}
