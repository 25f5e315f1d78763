package org.ntklab.models.kernel.points;

import java.util.Arrays;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.problem.RefusedException;

/**
 * Nodes z and weights of a quadrature for E f(z) over the standard normal, where f(z) = φ(√p z)
 * times a polynomial; the weights hold the root of the density, √(dz·density) twice makes E.
 *
 * @param z nodes, symmetric about 0
 * @param weight width of the interval that a node stands for
 */
@SuppressWarnings("ArrayRecordComponent") // Numerics; never compared.
record NormalNodes(double[] z, double[] weight) {
  private static final int LEGENDRE = 16;

  /** Nothing beyond it has a place in double precision: the density is e^−1250. */
  private static final double FARTHEST = 50;

  private static final double NEGLIGIBLE = 1e-18;

  /**
   * How far the integrand reaches: beyond, φ(√p z) times the root of the density is less than 10⁻¹⁸
   * of its maximum.
   *
   * @throws RefusedException when it does not fall off: the second moment does not exist
   */
  static double reach(Activation function, double variance) {
    double root = Math.sqrt(variance);
    double largest = 0;
    double reach = 0;
    for (double z = 0; z <= FARTHEST; z += 0.125) {
      double size =
          Math.max(Math.abs(function.value(root * z)), Math.abs(function.value(-root * z)));
      double weighted = size * Math.exp(-0.25 * z * z);
      if (!Double.isFinite(weighted)) {
        throw new RefusedException(
            ("at %.4g, within reach of an input of variance %.4g, its value is %s: its second moment"
                    + " does not exist")
                .formatted(root * z, variance, Double.toString(size)));
      }
      largest = Math.max(largest, weighted);
      if (weighted > NEGLIGIBLE * largest) {
        reach = z;
      }
    }
    if (reach >= FARTHEST - 1) {
      throw new RefusedException(
          ("its values grow so fast that its second moment does not exist for an input of variance"
                  + " %.4g")
              .formatted(variance));
    }
    return reach + 0.25;
  }

  /** Equidistant nodes, which converge exponentially for an analytic φ. */
  static NormalNodes equidistant(double reach, double step) {
    int half = (int) Math.ceil(reach / step);
    double[] z = new double[2 * half + 1];
    double[] weight = new double[z.length];
    for (int j = 0; j < z.length; j++) {
      z[j] = (j - half) * step;
      weight[j] = step;
    }
    return new NormalNodes(z, weight);
  }

  /**
   * Gauss–Legendre nodes on panels that end where φ bends.
   *
   * @param breaks places in z, in any order; their mirror images are broken at too
   * @param panel longest panel
   */
  static NormalNodes broken(double reach, double[] breaks, double panel) {
    double[] ends = new double[2 * breaks.length + 3];
    int count = 0;
    ends[count++] = -reach;
    ends[count++] = 0;
    ends[count++] = reach;
    for (double at : breaks) {
      if (Math.abs(at) < reach) {
        ends[count++] = at;
        ends[count++] = -at;
      }
    }
    ends = Arrays.stream(ends, 0, count).sorted().distinct().toArray();
    GaussIntegrator legendre = new GaussIntegratorFactory().legendre(LEGENDRE);
    double[] z = new double[0];
    double[] weight = new double[0];
    for (int e = 0; e + 1 < ends.length; e++) {
      int panels = (int) Math.ceil((ends[e + 1] - ends[e]) / panel);
      double width = (ends[e + 1] - ends[e]) / panels;
      int at = z.length;
      z = Arrays.copyOf(z, at + panels * LEGENDRE);
      weight = Arrays.copyOf(weight, z.length);
      for (int k = 0; k < panels; k++) {
        double middle = ends[e] + (k + 0.5) * width;
        for (int j = 0; j < LEGENDRE; j++, at++) {
          z[at] = middle + 0.5 * width * legendre.getPoint(j);
          weight[at] = 0.5 * width * legendre.getWeight(j);
        }
      }
    }
    return new NormalNodes(z, weight);
  }
}
