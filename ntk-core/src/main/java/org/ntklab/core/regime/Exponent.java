package org.ntklab.core.regime;

/**
 * A power law in the axis, measured: quantity ∝ axis^slope.
 *
 * @param slope the fitted exponent
 * @param low lower end of the 95% interval; NaN when there are too few points for one
 * @param high upper end
 */
public record Exponent(double slope, double low, double high) {
  /** Whether the interval is finite. */
  public boolean hasInterval() {
    return Double.isFinite(low) && Double.isFinite(high);
  }

  /** The exponent of the quantity's power {@code factor}: all three numbers times the factor. */
  public Exponent times(double factor) {
    double a = low * factor;
    double b = high * factor;
    return new Exponent(slope * factor, Math.min(a, b), Math.max(a, b));
  }
}
