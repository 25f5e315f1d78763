package org.ntklab.models.readings;

/** The exponent of a power law, by least squares. */
final class LogSlope {
  private LogSlope() {}

  static double of(int[] widths, double[] values) {
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    for (int i = 0; i < widths.length; i++) {
      double u = Math.log(widths[i]);
      double v = Math.log(values[i]);
      x += u / widths.length;
      y += v / widths.length;
      xx += u * u / widths.length;
      xy += u * v / widths.length;
    }
    return (xy - x * y) / (xx - x * x);
  }
}
