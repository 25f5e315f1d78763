package org.ntklab.core.layer;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ntklab.core.config.ConfigNode;

/**
 * A layer's width as written: a number, a multiple of n ({@code n}, {@code 2n}, {@code n/2}), or
 * {@code outputs}, the number of outputs that the data asks for.
 *
 * @param unit what the factor multiplies
 * @param factor numerator, at least 1
 * @param divisor denominator, at least 1
 */
public record Width(Unit unit, int factor, int divisor) {
  private static final Pattern MULTIPLE =
      Pattern.compile("([1-9][0-9]{0,6})?n(?:/([1-9][0-9]{0,6}))?");

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

  /** What a width is counted in. */
  public enum Unit {
    /** A plain number. */
    ONE,
    /** The graph's width n. */
    N,
    /** The number of outputs. */
    OUTPUTS
  }

  public Width {
    if (factor < 1 || divisor < 1) {
      throw new IllegalArgumentException("a width is positive, found " + factor + "/" + divisor);
    }
  }

  /** A plain number. */
  public static Width of(int width) {
    return new Width(Unit.ONE, width, 1);
  }

  /** Reads a width, or empty when the value is none. */
  public static Optional<Width> read(ConfigNode node) {
    Object plain = node.plain();
    if (plain instanceof Long number) {
      return number >= 1 && number <= Integer.MAX_VALUE
          ? Optional.of(of(number.intValue()))
          : Optional.empty();
    }
    if ("outputs".equals(plain)) {
      return Optional.of(new Width(Unit.OUTPUTS, 1, 1));
    }
    if (plain instanceof String written && NUMBER.matcher(written).matches()) {
      // As a run's own specification writes it: every width is a text there.
      return Optional.of(of(Integer.parseInt(written)));
    }
    Matcher multiple = MULTIPLE.matcher(String.valueOf(plain));
    return plain instanceof String && multiple.matches()
        ? Optional.of(new Width(Unit.N, number(multiple.group(1)), number(multiple.group(2))))
        : Optional.empty();
  }

  /** Whether the width grows with n. */
  public boolean dependsOnN() {
    return unit == Unit.N;
  }

  /**
   * The width at given sizes.
   *
   * @throws IllegalArgumentException when n is no multiple of the divisor
   */
  public int at(Sizes sizes) {
    int base =
        switch (unit) {
          case ONE -> 1;
          case N -> sizes.width();
          case OUTPUTS -> sizes.outputs();
        };
    int product = Math.multiplyExact(base, factor);
    if (product % divisor != 0) {
      throw new IllegalArgumentException("width " + this + " is no whole number at n = " + base);
    }
    return product / divisor;
  }

  private static int number(String digits) {
    return digits == null ? 1 : Integer.parseInt(digits);
  }

  /** As it is written. */
  @Override
  public String toString() {
    return switch (unit) {
      case ONE -> Integer.toString(factor);
      case OUTPUTS -> "outputs";
      case N -> (factor == 1 ? "" : factor) + "n" + (divisor == 1 ? "" : "/" + divisor);
    };
  }
}
