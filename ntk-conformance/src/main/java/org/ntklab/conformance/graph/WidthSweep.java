package org.ntklab.conformance.graph;

import java.util.Collections;
import java.util.List;
import org.hipparchus.distribution.continuous.TDistribution;
import org.ntklab.core.empirical.EmpiricalKernels;
import org.ntklab.core.linalg.Matrix;

/**
 * Means of a kernel over draws of the weights at growing widths, against its limit.
 *
 * <p>Entry by entry, the mean at width n is t + b/n up to n⁻²; weighted least squares over the
 * widths give t with a standard error, which is compared with the limit's entry. With an error α
 * shared by all entries (Bonferroni), a right kernel is found wrong with a probability of α at
 * most.
 *
 * @param widths n, growing
 * @param kernel name of the kernel
 * @param drawn means and standard errors, one for each width
 * @param limit the kernel at infinite width, {@code [n, n]}
 */
record WidthSweep(List<Integer> widths, String kernel, List<EmpiricalKernels> drawn, Matrix limit) {
  /** Probability that a right kernel is found wrong. */
  static final double SIGNIFICANCE = 1e-3;

  /** Where draws agree to rounding, as in networks linear in few weights. */
  private static final double ROUNDING = 1e-9;

  /**
   * The entry that is farthest from the limit in units of its error.
   *
   * @param row of the kernel
   * @param column of the kernel
   * @param expected the limit's entry
   * @param found t
   * @param error standard error of t
   */
  record Entry(int row, int column, double expected, double found, double error) {
    double deviations() {
      return Math.abs(found - expected) / error;
    }
  }

  /** How many standard errors an entry may be off. */
  double critical() {
    int entries = limit.rows() * (limit.rows() + 1) / 2;
    double tail = SIGNIFICANCE / (2.0 * entries);
    int fewest = Collections.min(draws());
    return new TDistribution(fewest - 1.0).inverseCumulativeProbability(1 - tail);
  }

  /** Networks of each width. */
  List<Integer> draws() {
    return drawn.stream().map(EmpiricalKernels::draws).toList();
  }

  /** The worst entry of the extrapolation to infinite width. */
  Entry worst() {
    Entry worst = null;
    for (int i = 0; i < limit.rows(); i++) {
      for (int j = 0; j <= i; j++) {
        Entry entry = extrapolated(i, j);
        if (worst == null || !(entry.deviations() <= worst.deviations())) {
          worst = entry;
        }
      }
    }
    return worst;
  }

  private Entry extrapolated(int i, int j) {
    double s = 0;
    double sx = 0;
    double sxx = 0;
    double sy = 0;
    double sxy = 0;
    double floor = ROUNDING * limit.maxAbs();
    for (int w = 0; w < widths.size(); w++) {
      double x = 1.0 / widths.get(w);
      double y = drawn.get(w).means().get(kernel).get(i, j);
      double error = drawn.get(w).standardErrors().get(kernel).get(i, j);
      double weight = 1 / (error * error + floor * floor);
      s += weight;
      sx += weight * x;
      sxx += weight * x * x;
      sy += weight * y;
      sxy += weight * x * y;
    }
    double determinant = s * sxx - sx * sx;
    double intercept = (sxx * sy - sx * sxy) / determinant;
    return new Entry(i, j, limit.get(i, j), intercept, Math.sqrt(sxx / determinant));
  }

  /** Slope in log n of the root mean square distance of single draws to the limit. */
  double slope() {
    double meanX = 0;
    double meanY = 0;
    double[] logs = new double[widths.size()];
    for (int w = 0; w < widths.size(); w++) {
      logs[w] = Math.log(distance(w));
      meanX += Math.log(widths.get(w)) / widths.size();
      meanY += logs[w] / widths.size();
    }
    double above = 0;
    double below = 0;
    for (int w = 0; w < widths.size(); w++) {
      double x = Math.log(widths.get(w)) - meanX;
      above += x * (logs[w] - meanY);
      below += x * x;
    }
    return above / below;
  }

  /** Whether single draws are the limit to rounding, at every width. */
  boolean isExact() {
    for (int w = 0; w < widths.size(); w++) {
      if (distance(w) > ROUNDING) {
        return false;
      }
    }
    return true;
  }

  /** Root mean square over draws and entries, relative to the limit's norm. */
  private double distance(int w) {
    EmpiricalKernels kernels = drawn.get(w);
    double spread =
        kernels.standardErrors().get(kernel).frobeniusNorm() * Math.sqrt(kernels.draws());
    double bias = kernels.means().get(kernel).copy().addScaled(-1, limit).frobeniusNorm();
    return Math.hypot(spread, bias) / limit.frobeniusNorm();
  }
}
