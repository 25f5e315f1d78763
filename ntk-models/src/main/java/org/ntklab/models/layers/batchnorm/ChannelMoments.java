package org.ntklab.models.layers.batchnorm;

import java.util.Arrays;

/** Mean and variance of each channel, and what is done with them to batches {@code [N, C, T]}. */
final class ChannelMoments {
  private final double[] means;
  private final double[] variances;

  /** Copies them. */
  ChannelMoments(double[] means, double[] variances) {
    this.means = means.clone();
    this.variances = variances.clone();
  }

  /** Means 0, variances 1. */
  static ChannelMoments standard(int channels) {
    double[] ones = new double[channels];
    Arrays.fill(ones, 1);
    return new ChannelMoments(new double[channels], ones);
  }

  /**
   * Those of a batch, over examples and positions; variances divide by their number.
   *
   * @param x {@code [N, C, T]}, N at least 1
   */
  static ChannelMoments of(double[] x, int channels, int positions) {
    double[] means = new double[channels];
    double[] variances = new double[channels];
    double share = (double) channels / x.length;
    for (int i = 0; i < x.length; i++) {
      means[channel(i, channels, positions)] += share * x[i];
    }
    for (int i = 0; i < x.length; i++) {
      int c = channel(i, channels, positions);
      variances[c] += share * (x[i] - means[c]) * (x[i] - means[c]);
    }
    return new ChannelMoments(means, variances);
  }

  /** A copy of the means. */
  double[] means() {
    return means.clone();
  }

  /** A copy of the variances. */
  double[] variances() {
    return variances.clone();
  }

  /** Takes over numbers; each array has at least one for each channel. */
  void assign(double[] newMeans, double[] newVariances) {
    System.arraycopy(newMeans, 0, means, 0, means.length);
    System.arraycopy(newVariances, 0, variances, 0, variances.length);
  }

  /** Moves towards others: {@code momentum} of these stays. */
  void follow(ChannelMoments others, double momentum) {
    for (int c = 0; c < means.length; c++) {
      means[c] = momentum * means[c] + (1 - momentum) * others.means[c];
      variances[c] = momentum * variances[c] + (1 - momentum) * others.variances[c];
    }
  }

  /** y = (x − mean) / √(variance + ε). Modified. */
  void normalise(double[] x, int positions, double epsilon) {
    double[] factors = factors(epsilon);
    for (int i = 0; i < x.length; i++) {
      int c = channel(i, factors.length, positions);
      x[i] = factors[c] * (x[i] - means[c]);
    }
  }

  /** ∂/∂x from ∂/∂y where the moments are constants. Modified. */
  void pullFixed(double[] dy, int positions, double epsilon) {
    double[] factors = factors(epsilon);
    for (int i = 0; i < dy.length; i++) {
      dy[i] *= factors[channel(i, factors.length, positions)];
    }
  }

  /**
   * ∂/∂x = r (∂/∂y − mean(∂/∂y) − y mean(y ∂/∂y)) where the moments are those of x itself.
   *
   * @param y what {@link #normalise} made of x
   * @param dy becomes ∂/∂x
   */
  void pull(double[] y, double[] dy, int positions, double epsilon) {
    double[] factors = factors(epsilon);
    double[] sums = new double[factors.length];
    double[] along = new double[factors.length];
    double share = (double) factors.length / y.length;
    for (int i = 0; i < y.length; i++) {
      int c = channel(i, factors.length, positions);
      sums[c] += share * dy[i];
      along[c] += share * y[i] * dy[i];
    }
    for (int i = 0; i < y.length; i++) {
      int c = channel(i, factors.length, positions);
      dy[i] = factors[c] * (dy[i] - sums[c] - y[i] * along[c]);
    }
  }

  /** 1/√(variance + ε); 0 where both are, since there is nothing to normalise. */
  private double[] factors(double epsilon) {
    double[] factors = new double[variances.length];
    for (int c = 0; c < factors.length; c++) {
      double variance = variances[c] + epsilon;
      factors[c] = variance == 0 ? 0 : 1 / Math.sqrt(variance);
    }
    return factors;
  }

  private static int channel(int at, int channels, int positions) {
    return at / positions % channels;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ChannelMoments moments
        && Arrays.equals(moments.means, means)
        && Arrays.equals(moments.variances, variances);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(means) + Arrays.hashCode(variances);
  }
}
