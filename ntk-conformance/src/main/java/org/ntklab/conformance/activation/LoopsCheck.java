package org.ntklab.conformance.activation;

import static org.ntklab.conformance.Finding.number;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.ntklab.conformance.Check;
import org.ntklab.conformance.Finding;
import org.ntklab.core.activation.Activation;

/** The loops over buffers, inner loops of training, are value and derivative entry by entry. */
final class LoopsCheck implements Check<ActivationSubject> {
  private static final int ENTRIES = 207;
  private static final int OFFSET = 3;
  private static final double ROUNDING = 1e-14;
  private static final double SINGLE_ROUNDING = 1e-6;

  @Override
  public String name() {
    return "loops";
  }

  @Override
  public List<Finding> findings(ActivationSubject subject) {
    Activation f = subject.activation();
    double[] x = new Random(1).doubles(ENTRIES, -3, 3).toArray();
    double[] dy = new Random(2).doubles(ENTRIES, -1, 1).toArray();
    x[5] = 0;
    Optional<String> wrong = doubles(f, x, dy).or(() -> floats(f, x, dy));
    return List.of(
        Finding.of(
            subject.name(),
            name(),
            "values and backward over " + ENTRIES + " entries of double and float, in place",
            "φ(x) and φ′(x)·dy, entry by entry",
            wrong.orElse("the same to rounding"),
            wrong.isEmpty()));
  }

  private static Optional<String> doubles(Activation f, double[] x, double[] dy) {
    DoubleBuffer values = DoubleBuffer.allocate(ENTRIES + OFFSET).put(OFFSET, x).position(OFFSET);
    DoubleBuffer signals = DoubleBuffer.wrap(dy.clone());
    f.values(values, values);
    f.backward(DoubleBuffer.wrap(x.clone()), signals, signals);
    for (int i = 0; i < ENTRIES; i++) {
      double y = f.value(x[i]);
      double dx = f.derivative(x[i]) * dy[i];
      if (isOff(values.get(OFFSET + i), y, ROUNDING)) {
        return Optional.of(message("values", x[i], y, values.get(OFFSET + i)));
      }
      if (isOff(signals.get(i), dx, ROUNDING)) {
        return Optional.of(message("backward", x[i], dx, signals.get(i)));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> floats(Activation f, double[] x, double[] dy) {
    FloatBuffer inputs = FloatBuffer.allocate(ENTRIES);
    FloatBuffer values = FloatBuffer.allocate(ENTRIES);
    FloatBuffer signals = FloatBuffer.allocate(ENTRIES);
    for (int i = 0; i < ENTRIES; i++) {
      inputs.put(i, (float) x[i]);
      values.put(i, (float) x[i]);
      signals.put(i, (float) dy[i]);
    }
    f.values(values, values);
    f.backward(inputs, signals, signals);
    for (int i = 0; i < ENTRIES; i++) {
      double y = f.value(inputs.get(i));
      double dx = f.derivative(inputs.get(i)) * (float) dy[i];
      if (isOff(values.get(i), y, SINGLE_ROUNDING)) {
        return Optional.of(message("float values", x[i], y, values.get(i)));
      }
      if (isOff(signals.get(i), dx, SINGLE_ROUNDING)) {
        return Optional.of(message("float backward", x[i], dx, signals.get(i)));
      }
    }
    return Optional.empty();
  }

  /** Also true for NaN. */
  private static boolean isOff(double found, double expected, double tolerance) {
    return !(Math.abs(found - expected) <= tolerance * (1 + Math.abs(expected)));
  }

  private static String message(String loop, double x, double expected, double found) {
    return "%s at x = %s give %s instead of %s"
        .formatted(loop, number(x), number(found), number(expected));
  }
}
