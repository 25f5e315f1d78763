package org.ntklab.core.gram;

/**
 * How large a Gram matrix is.
 *
 * @param rows examples x
 * @param columns examples x2
 * @param symmetric whether x2 is x
 */
record GramShape(int rows, int columns, boolean symmetric) {
  GramShape {
    if (rows < 0 || columns < 0 || (symmetric && rows != columns)) {
      throw new IllegalArgumentException(
          "a %sGram cannot be [%d, %d]".formatted(symmetric ? "symmetric " : "", rows, columns));
    }
  }

  static GramShape of(GramTiles tiles) {
    return new GramShape(tiles.rows(), tiles.columns(), tiles.symmetric());
  }

  /** As messages show it: {@code [3, 4]}. */
  @Override
  public String toString() {
    return "[%d, %d]".formatted(rows, columns);
  }
}
