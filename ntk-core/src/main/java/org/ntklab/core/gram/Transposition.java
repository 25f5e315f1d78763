package org.ntklab.core.gram;

/**
 * Copies a rectangle of numbers to its place across the diagonal, block by block through the heap:
 * copies to and from it are checked once a row, not once a number.
 */
final class Transposition {
  /** No diagonal: every entry is above it. */
  static final int ALL = Integer.MIN_VALUE / 2;

  /** A block of so many doubles squared stays in the first-level cache. */
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
    double[] block = new double[BLOCK * BLOCK];
    double[] turned = new double[BLOCK];
    for (int rowBlock = 0; rowBlock < rows; rowBlock += BLOCK) {
      int height = Math.min(BLOCK, rows - rowBlock);
      for (int columnBlock = 0; columnBlock < columns; columnBlock += BLOCK) {
        int width = Math.min(BLOCK, columns - columnBlock);
        if (columnBlock + width - 1 <= rowBlock + diagonal) {
          continue;
        }
        for (int i = 0; i < height; i++) {
          int from = sourceAt + (rowBlock + i) * sourceStride + columnBlock;
          source.get(from, block, i * BLOCK, width);
        }
        for (int j = 0; j < width; j++) {
          int above = Math.min(height, columnBlock + j - diagonal - rowBlock);
          for (int i = 0; i < above; i++) {
            turned[i] = block[i * BLOCK + j];
          }
          if (above > 0) {
            int to = targetAt + (columnBlock + j) * targetStride + rowBlock;
            target.put(to, turned, above);
          }
        }
      }
    }
  }
}
