package org.ntklab.core.input;

import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntklab.core.data.Labels;
import org.ntklab.core.linalg.Matrix;

/** Targets as a file holds them: classes or real values. */
final class FileTargets {
  /** Beyond this whole numbers are not meant as classes: one-hot would not fit. */
  private static final int MOST_CLASSES = 10_000;

  private FileTargets() {}

  /**
   * Takes an array for targets.
   *
   * @param array {@code [N]} or {@code [N, outputs]}, finite
   * @throws org.ntklab.core.problem.InvalidInputException when it has other axes, or scaling was
   *     asked for
   */
  static Targets of(InputText input, NumericArray array) {
    int axes = array.extents().size();
    if (axes > 2 || array.values().columns() == 0) {
      throw input.invalid(
          "has the shape " + array.extents() + ", expected [N] or [N, outputs] for targets");
    }
    if (!input.modifiers().isEmpty()) {
      throw input.invalid("targets are not scaled: leave out @" + input.modifiers().get(0));
    }
    RowRange.Rows rows = input.rows(array.values().rows());
    Matrix numbers = array.values().rowRange(rows.from(), rows.to()).copy();
    Labels values = new Labels.Values(numbers);
    Optional<Labels> classes = classes(numbers);
    return array.whole() && axes == 1 && classes.isPresent()
        ? new Targets(classes.get(), Optional.of(values), "centred-one-hot", input.source())
        : new Targets(values, classes, "regression", input.source());
  }

  /** The numbers as classes 0, 1, …; empty when they cannot be such. */
  private static Optional<Labels> classes(Matrix numbers) {
    if (numbers.columns() != 1) {
      return Optional.empty();
    }
    List<Integer> classes = new ArrayList<>(numbers.rows());
    int largest = 0;
    DoubleBuffer values = numbers.values();
    while (values.hasRemaining()) {
      double value = values.get();
      if (!(value >= 0 && value < MOST_CLASSES && value == Math.rint(value))) {
        return Optional.empty();
      }
      classes.add((int) value);
      largest = Math.max(largest, (int) value);
    }
    return Optional.of(new Labels.Classes(classes, largest + 1));
  }
}
