package org.ntklab.core.gram;

/**
 * A rectangle of a Gram matrix.
 *
 * @param r0 first row
 * @param r1 row after the last
 * @param c0 first column
 * @param c1 column after the last
 */
record Tile(int r0, int r1, int c0, int c1) {
  Tile {
    if (r0 < 0 || r1 < r0 || c0 < 0 || c1 < c0) {
      throw new IllegalArgumentException(
          "tile: rows %d to %d, columns %d to %d".formatted(r0, r1, c0, c1));
    }
  }

  /** How many rows. */
  int rows() {
    return r1 - r0;
  }

  /** How many columns. */
  int columns() {
    return c1 - c0;
  }

  /** How many entries. */
  long entries() {
    return (long) rows() * columns();
  }
}
