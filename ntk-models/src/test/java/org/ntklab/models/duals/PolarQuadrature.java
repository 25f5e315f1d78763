package org.ntklab.models.duals;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/**
 * E f(u, v) over a Gaussian pair, from nothing but the density: with u = √p·r·cos ψ and v =
 * √q·r·cos(ψ − θ),
 *
 * <pre>
 * (1/2π) ∫∫ f(u, v) r e^(−r²/2) dr dψ
 * </pre>
 *
 * <p>by Gauss–Legendre panels in r, and in ψ between the four rays on which u or v changes its
 * sign, so that a kink or jump at 0 costs nothing. Panels are short next to the rays, where
 * functions of large variances bend.
 */
final class PolarQuadrature {
  private static final double END = 20;
  private static final int RADIAL_PANELS = 16;
  private static final double[] ANGULAR_PANELS = {0, 0.06, 0.22, 0.5, 0.78, 0.94, 1};

  private static final GaussLegendre RULE = new GaussLegendre(16);
  private static final double[] RADII = new double[RADIAL_PANELS * RULE.size()];
  private static final double[] RADIAL_WEIGHTS = new double[RADII.length];

  static {
    double width = END / RADIAL_PANELS;
    for (int panel = 0; panel < RADIAL_PANELS; panel++) {
      for (int j = 0; j < RULE.size(); j++) {
        int i = panel * RULE.size() + j;
        double r = width * (panel + RULE.node(j));
        RADII[i] = r;
        RADIAL_WEIGHTS[i] = width * RULE.weight(j) * r * Math.exp(-0.5 * r * r);
      }
    }
  }

  private PolarQuadrature() {}

  /**
   * E f and, as the size that an error is to be measured by, E|f|.
   *
   * @param mean E f
   * @param size E|f|
   */
  record Means(double mean, double size) {}

  static Means means(DoubleBinaryOperator f, double p, double q, double angle) {
    double[] rays = {-Math.PI / 2, angle - Math.PI / 2, Math.PI / 2, angle + Math.PI / 2};
    Arrays.sort(rays);
    double sum = 0;
    double size = 0;
    for (int i = 0; i < rays.length; i++) {
      double span = (i + 1 < rays.length ? rays[i + 1] : rays[0] + 2 * Math.PI) - rays[i];
      for (int panel = 1; panel < ANGULAR_PANELS.length; panel++) {
        double from = rays[i] + span * ANGULAR_PANELS[panel - 1];
        double width = span * (ANGULAR_PANELS[panel] - ANGULAR_PANELS[panel - 1]);
        for (int j = 0; j < RULE.size(); j++) {
          double psi = from + width * RULE.node(j);
          double u = Math.sqrt(p) * Math.cos(psi);
          double v = Math.sqrt(q) * Math.cos(psi - angle);
          for (int k = 0; k < RADII.length; k++) {
            double weight = width * RULE.weight(j) * RADIAL_WEIGHTS[k];
            double value = weight * f.applyAsDouble(RADII[k] * u, RADII[k] * v);
            sum += value;
            size += Math.abs(value);
          }
        }
      }
    }
    return new Means(sum / (2 * Math.PI), size / (2 * Math.PI));
  }
}
