package org.ntklab.cli.reproduce;

import org.ntklab.cli.console.Numbers;
import org.ntklab.core.evidence.Band;

/** Bands of numbers in words. */
final class BandText {
  private BandText() {}

  /** {@code -1.00}, {@code -1.00 to -0.50}, {@code above 1.00}. */
  static String of(Band band) {
    if (band.low() == band.high()) {
      return Numbers.significant(band.low());
    }
    if (Double.isInfinite(band.high())) {
      return Double.isInfinite(band.low()) ? "any" : "above " + Numbers.significant(band.low());
    }
    return Double.isInfinite(band.low())
        ? "below " + Numbers.significant(band.high())
        : Numbers.significant(band.low()) + " to " + Numbers.significant(band.high());
  }
}
