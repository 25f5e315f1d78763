package org.ntklab.conformance.activation;

import static org.ntklab.conformance.Finding.number;

import java.util.List;
import org.ntklab.conformance.Check;
import org.ntklab.conformance.Finding;

/** φ′ is the limit of differences of φ, away from the kinks. */
final class DerivativeCheck implements Check<ActivationSubject> {
  private static final double STEP = 1e-3;
  private static final int POINTS = 601;

  /**
   * Rounding over the step, and the step's fourth power, for functions with scales of order one.
   */
  private static final double TOLERANCE = 1e-7;

  @Override
  public String name() {
    return "derivative";
  }

  @Override
  public List<Finding> findings(ActivationSubject subject) {
    double worst = 0;
    double worstAt = 0;
    for (int i = 0; i < POINTS; i++) {
      double x = ActivationSubject.REACH * (2.0 * i / (POINTS - 1) - 1) + STEP / 3;
      if (subject.hasKinkIn(x - 2 * STEP, x + 2 * STEP)) {
        continue;
      }
      double difference = difference(subject, x);
      double size = 1 + Math.abs(difference) + Math.abs(subject.activation().value(x));
      double error = Math.abs(subject.activation().derivative(x) - difference) / size;
      // The comparison is false for NaN, which is an error too.
      if (!(error <= worst)) {
        worst = error;
        worstAt = x;
      }
    }
    String lookedAt =
        "%d points in ±%s, away from kinks".formatted(POINTS, number(ActivationSubject.REACH));
    return List.of(
        Finding.of(
            subject.name(),
            name(),
            lookedAt,
            "derivative(%s) = %s, from differences of value"
                .formatted(number(worstAt), number(difference(subject, worstAt))),
            number(subject.activation().derivative(worstAt))
                + ", the worst point, off by "
                + number(worst),
            worst <= TOLERANCE));
  }

  private static double difference(ActivationSubject subject, double x) {
    double near = value(subject, x + STEP) - value(subject, x - STEP);
    double far = value(subject, x + 2 * STEP) - value(subject, x - 2 * STEP);
    return (8 * near - far) / (12 * STEP);
  }

  private static double value(ActivationSubject subject, double x) {
    return subject.activation().value(x);
  }
}
