package org.ntklab.core.regime;

/**
 * A mean over seeds.
 *
 * @param mean NaN without seeds
 * @param low lower end of the 95% interval; NaN with fewer than two seeds
 * @param high upper end
 * @param seeds how many there were
 */
public record Estimate(double mean, double low, double high, int seeds) {
  /** Whether the interval is finite. */
  public boolean hasInterval() {
    return Double.isFinite(low) && Double.isFinite(high);
  }
}
