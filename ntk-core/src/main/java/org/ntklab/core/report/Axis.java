package org.ntklab.core.report;

import java.util.Objects;

/**
 * An axis of numbers.
 *
 * @param name with the unit, if it has one
 * @param scale how numbers are placed
 */
public record Axis(String name, Scale scale) {
  public Axis {
    Objects.requireNonNull(name, "name");
  }

  /** How numbers are placed on an axis. */
  public enum Scale {
    /** In proportion. */
    LINEAR,
    /** By their logarithm; what is not positive is not drawn. */
    LOG
  }

  /** A linear axis. */
  public static Axis linear(String name) {
    return new Axis(name, Scale.LINEAR);
  }

  /** A logarithmic axis. */
  public static Axis log(String name) {
    return new Axis(name, Scale.LOG);
  }
}
