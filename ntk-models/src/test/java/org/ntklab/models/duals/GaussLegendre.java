package org.ntklab.models.duals;

/** The Gauss–Legendre rule on [0, 1], by Newton's iteration on the Legendre polynomial. */
final class GaussLegendre {
  private final double[] nodes;
  private final double[] weights;

  GaussLegendre(int n) {
    nodes = new double[n];
    weights = new double[n];
    for (int i = 0; i < n; i++) {
      double x = -Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
      double slope = 0;
      for (int step = 0; step < 8; step++) {
        double before = 1;
        double value = x;
        for (int k = 1; k < n; k++) {
          double next = ((2 * k + 1) * x * value - k * before) / (k + 1);
          before = value;
          value = next;
        }
        slope = n * (x * value - before) / (x * x - 1);
        x -= value / slope;
      }
      nodes[i] = 0.5 + 0.5 * x;
      weights[i] = 1 / ((1 - x * x) * slope * slope);
    }
  }

  int size() {
    return nodes.length;
  }

  double node(int i) {
    return nodes[i];
  }

  double weight(int i) {
    return weights[i];
  }
}
