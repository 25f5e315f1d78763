package org.ntklab.benchmarks.table;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One number of the table.
 *
 * @param job what was done: {@code "dense Gram, float32"}
 * @param quantity what of it was measured: {@code "2 threads"}
 * @param value empty if it was not measured
 * @param unit {@code "s"}; empty for ratios
 * @param target what it should be, if that was decided
 */
public record Row(
    String job, String quantity, OptionalDouble value, String unit, Optional<Target> target) {

  /** A number without a target. */
  public static Row of(String job, String quantity, double value, String unit) {
    return new Row(job, quantity, OptionalDouble.of(value), unit, Optional.empty());
  }

  /** A number that may be missing. */
  public static Row of(String job, String quantity, OptionalDouble value, String unit) {
    return new Row(job, quantity, value, unit, Optional.empty());
  }

  /** The same with a target. */
  public Row aiming(Target aim) {
    return new Row(job, quantity, value, unit, Optional.of(aim));
  }

  /** Whether the target is met; empty if there is none or nothing was measured. */
  public Optional<Boolean> met() {
    return value.isEmpty() ? Optional.empty() : target.map(aim -> aim.isMetBy(value.getAsDouble()));
  }
}
