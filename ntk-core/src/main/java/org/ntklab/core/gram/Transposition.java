package org.ntklab.core.gram;

/** Copies a rectangle of numbers to its place across the diagonal. */
final class Transposition {
  /** Two blocks of so many doubles squared stay in the first-level cache. */
  private static final int BLOCK = 32;

  private Transposition() {}

  /**
   * target(j, i) ← source(i, j) for all rows i and columns j with {@code j > i + diagonal}.
   *
   * @param sourceAt where entry (0, 0) stands; row i begins {@code i · sourceStride} after it
   * @param diagonal which entries: {@link #ALL}, or those strictly above a diagonal
   * @param targetAt where entry (0, 0) goes; row j begins {@code j · targetStride} after it
   */
  static void copy(
      Entries source,
      int sourceAt,
      int sourceStride,
      int rows,
      int columns,
      int diagonal,
      Entries target,
      int targetAt,
      int targetStride) {
    for (int rowBlock = 0; rowBlock < rows; rowBlock += BLOCK) {
      int lastRow = Math.min(rowBlock + BLOCK, rows);
      for (int columnBlock = 0; columnBlock < columns; columnBlock += BLOCK) {
        int lastColumn = Math.min(columnBlock + BLOCK, columns);
        for (int j = columnBlock; j < lastColumn; j++) {
          int end = Math.min(lastRow, j - diagonal);
          int to = targetAt + j * targetStride;
          int from = sourceAt + j;
          for (int i = rowBlock; i < end; i++) {
            target.put(to + i, source.get(from + i * sourceStride));
          }
        }
      }
    }
  }

  /** No diagonal: every entry is above it. */
  static final int ALL = Integer.MIN_VALUE / 2;
}
