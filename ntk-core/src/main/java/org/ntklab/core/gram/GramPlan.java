package org.ntklab.core.gram;

import java.util.ArrayList;
import java.util.List;

/**
 * Which entries of a Gram are computed, and where the others come from. Its rows are worked on in
 * strips of {@code tileRows}, from {@code firstRow} on.
 *
 * <p>An entry of a strip is <em>known</em> when an older, smaller Gram holds it: those of its first
 * rows and columns. When the Gram is symmetric, one below the diagonal of new rows is
 * <em>mirrored</em>: from an earlier strip, or within its own. All others are <em>computed</em>.
 *
 * @param shape of the Gram
 * @param tileRows rows of a strip, at least 1; the last strip may have fewer
 * @param tileColumns columns of a computed tile, at least 1; the last of a strip may have fewer
 * @param firstRow rows before it are there already
 * @param knownRows rows of the older Gram, 0 if there is none
 * @param knownColumns columns of the older Gram, 0 if there is none
 */
record GramPlan(
    GramShape shape, int tileRows, int tileColumns, int firstRow, int knownRows, int knownColumns) {
  GramPlan {
    if (tileRows < 1 || tileColumns < 1) {
      throw new IllegalArgumentException(
          "a tile has at least one row and column, found [%d, %d]"
              .formatted(tileRows, tileColumns));
    }
  }

  /** Everything from the beginning. */
  static GramPlan whole(GramShape shape, int tileRows, int tileColumns) {
    return new GramPlan(shape, tileRows, tileColumns, 0, 0, 0);
  }

  /** How many strips. */
  int strips() {
    return -Math.floorDiv(firstRow - shape.rows(), tileRows);
  }

  /** First row of a strip. */
  int from(int strip) {
    return firstRow + strip * tileRows;
  }

  /** Row after a strip's last. */
  int to(int strip) {
    return (int) Math.min((long) from(strip) + tileRows, shape.rows());
  }

  /** What a strip takes from the older Gram; it may be empty. */
  Tile known(int strip) {
    int from = from(strip);
    return new Tile(from, Math.max(from, Math.min(to(strip), knownRows)), 0, knownColumns);
  }

  /**
   * What a strip takes from earlier ones, as it stands there, to be transposed; it may be empty.
   */
  Tile mirrored(int strip) {
    int from = from(strip);
    int firstNew = Math.min(Math.max(from, knownRows), to(strip));
    return new Tile(0, shape.symmetric() ? from : 0, firstNew, to(strip));
  }

  /**
   * What is computed for a strip. Of a symmetric Gram, each pair of examples that is not known lies
   * in one tile; a tile's rows end where all of it would be below the diagonal.
   */
  List<Tile> tiles(int strip) {
    int from = from(strip);
    int to = to(strip);
    List<Tile> tiles = new ArrayList<>();
    if (shape.symmetric()) {
      for (int c0 = Math.max(from, knownRows); c0 < shape.columns(); c0 = after(c0)) {
        tiles.add(new Tile(from, Math.min(to, after(c0)), c0, after(c0)));
      }
      return tiles;
    }
    int firstNew = Math.min(Math.max(from, knownRows), to);
    addTiles(tiles, from, firstNew, knownColumns);
    addTiles(tiles, firstNew, to, 0);
    return tiles;
  }

  /** How many entries are computed. */
  long entries() {
    long entries = 0;
    for (int strip = 0; strip < strips(); strip++) {
      for (Tile tile : tiles(strip)) {
        entries += tile.entries();
      }
    }
    return entries;
  }

  private void addTiles(List<Tile> tiles, int r0, int r1, int firstColumn) {
    if (r0 < r1) {
      for (int c0 = firstColumn; c0 < shape.columns(); c0 = after(c0)) {
        tiles.add(new Tile(r0, r1, c0, after(c0)));
      }
    }
  }

  /** Where a tile that begins at a column ends. */
  private int after(int c0) {
    return (int) Math.min((long) c0 + tileColumns, shape.columns());
  }
}
