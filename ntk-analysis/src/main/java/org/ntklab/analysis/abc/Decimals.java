package org.ntklab.analysis.abc;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Exponents as text. */
public final class Decimals {
  private static final int PLACES = 3;

  private Decimals() {}

  /** At most three decimals, none that say nothing: {@code 0.5}, {@code -1}. */
  public static String of(double exponent) {
    BigDecimal rounded = BigDecimal.valueOf(exponent).setScale(PLACES, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
