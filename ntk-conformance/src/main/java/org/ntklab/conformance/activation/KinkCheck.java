package org.ntklab.conformance.activation;

import static org.ntklab.conformance.Finding.number;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.ntklab.conformance.Check;
import org.ntklab.conformance.Finding;

/** φ and φ′ jump only where the activation says so, and it says so in order. */
final class KinkCheck implements Check<ActivationSubject> {
  private static final int CELLS = 1200;
  private static final int HALVINGS = 40;

  /** A smooth function moves far less than this over 2⁻⁴⁰ of a cell. */
  private static final double JUMP = 1e-2;

  @Override
  public String name() {
    return "kinks";
  }

  @Override
  public List<Finding> findings(ActivationSubject subject) {
    double[] kinks = subject.activation().kinks();
    String lookedAt =
        "%d cells in ±%s, halved where φ or φ′ moves most"
            .formatted(CELLS, number(ActivationSubject.REACH));
    String expected = "jumps of φ or φ′ at kinks() = " + Arrays.toString(kinks) + " only";
    for (int i = 0; i < kinks.length; i++) {
      boolean ascends = Double.isFinite(kinks[i]) && (i == 0 || kinks[i - 1] < kinks[i]);
      if (!ascends) {
        String found = "kinks() = " + Arrays.toString(kinks);
        return List.of(
            Finding.of(
                subject.name(), name(), "kinks()", "finite, ascending points", found, false));
      }
    }
    OptionalDouble value = untold(subject, subject.activation()::value);
    OptionalDouble slope = untold(subject, subject.activation()::derivative);
    String found = "no others";
    if (value.isPresent()) {
      found = "a jump of φ at " + number(value.getAsDouble());
    } else if (slope.isPresent()) {
      found = "a jump of φ′ at " + number(slope.getAsDouble());
    }
    boolean none = value.isEmpty() && slope.isEmpty();
    return List.of(Finding.of(subject.name(), name(), lookedAt, expected, found, none));
  }

  private static OptionalDouble untold(ActivationSubject subject, DoubleUnaryOperator function) {
    double cell = 2 * ActivationSubject.REACH / CELLS;
    for (int i = 0; i < CELLS; i++) {
      // Off round numbers, where kinks like to stand.
      double from = -ActivationSubject.REACH + (i - 0.3) * cell;
      if (subject.hasKinkIn(from, from + cell)) {
        continue;
      }
      double at = steepest(function, from, from + cell);
      double half = cell * Math.scalb(1.0, -HALVINGS);
      double before = function.applyAsDouble(at - half);
      double size = 1 + Math.abs(before);
      if (Math.abs(function.applyAsDouble(at + half) - before) > JUMP * size) {
        return OptionalDouble.of(at);
      }
    }
    return OptionalDouble.empty();
  }

  /** Halves the interval, keeping the half over which the function moves more. */
  private static double steepest(DoubleUnaryOperator function, double from, double to) {
    double left = from;
    double right = to;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (left + right) / 2;
      double value = function.applyAsDouble(middle);
      double first = Math.abs(value - function.applyAsDouble(left));
      double second = Math.abs(function.applyAsDouble(right) - value);
      if (first > second) {
        right = middle;
      } else {
        left = middle;
      }
    }
    return (left + right) / 2;
  }
}
