package org.ntklab.datasets.synthetic;

import org.ntklab.core.config.Options;
import org.ntklab.core.linalg.Matrix;

/**
 * How many numbers a synthetic task has: the keys {@code rows} and {@code features}.
 *
 * @param rows number of examples, at least 1
 * @param features d, at least 1
 */
record Size(int rows, int features) {
  private static final int USUAL_ROWS = 2000;

  Size {
    if (rows < 1 || features < 1) {
      throw new IllegalArgumentException(
          "a task has rows and features of at least 1, found %d and %d".formatted(rows, features));
    }
  }

  /** Reads both keys; the only limit is that of one matrix. */
  static Size read(Options options, int usualFeatures) {
    int features =
        options.integer("features").check(n -> n >= 1, "at least 1").orElse(usualFeatures);
    long mostRows = Matrix.MOST_VALUES / features;
    int rows =
        options
            .integer("rows")
            .check(n -> n >= 1, "at least 1")
            .check(n -> n <= mostRows, "at most " + mostRows + " with " + features + " features")
            .orElse(USUAL_ROWS);
    return new Size(rows, features);
  }

  @Override
  public String toString() {
    return "rows=" + rows + " features=" + features;
  }
}
