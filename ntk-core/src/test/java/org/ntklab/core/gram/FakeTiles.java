package org.ntklab.core.gram;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.RandomMatrices;

/** Cheap entries that depend on their two examples only, and a list of the tiles asked for. */
final class FakeTiles implements GramTiles {
  private final int rows;
  private final int columns;
  private final boolean symmetric;
  private final List<String> kernels;
  private final Hook hook;
  private final List<Tile> asked = Collections.synchronizedList(new ArrayList<>());

  /** What a test does when a tile is asked for. */
  @FunctionalInterface
  interface Hook {
    void before(Tile tile) throws InterruptedException;
  }

  FakeTiles(int rows, int columns, boolean symmetric, List<String> kernels, Hook hook) {
    this.rows = rows;
    this.columns = columns;
    this.symmetric = symmetric;
    this.kernels = kernels;
    this.hook = hook;
  }

  static FakeTiles symmetric(int n) {
    return new FakeTiles(n, n, true, List.of("nngp", "ntk"), tile -> {});
  }

  static FakeTiles between(int rows, int columns) {
    return new FakeTiles(rows, columns, false, List.of("nngp", "ntk"), tile -> {});
  }

  FakeTiles with(Hook other) {
    return new FakeTiles(rows, columns, symmetric, kernels, other);
  }

  /** Examples of which those of a smaller n are the first. */
  static Matrix examples(int n) {
    return RandomMatrices.gaussian(n, 3, 1);
  }

  /** The Gram as it should be. */
  Matrix expected(String kernel) {
    Matrix gram = Matrix.zeros(rows, columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        gram.set(i, j, entry(kernels.indexOf(kernel), i, j));
      }
    }
    return gram;
  }

  /** The tiles that were asked for, in no order. */
  List<Tile> asked() {
    return List.copyOf(asked);
  }

  @Override
  public List<String> kernels() {
    return kernels;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public boolean symmetric() {
    return symmetric;
  }

  @Override
  public Worker worker() {
    return (r0, r1, c0, c1, out) -> {
      Tile tile = new Tile(r0, r1, c0, c1);
      asked.add(tile);
      hook.before(tile);
      for (int kernel = 0; kernel < out.length; kernel++) {
        for (int i = r0; i < r1; i++) {
          for (int j = c0; j < c1; j++) {
            // Below the diagonal nothing may be used.
            double value = symmetric && i > j ? Double.NaN : entry(kernel, i, j);
            out[kernel].set(i - r0, j - c0, value);
          }
        }
      }
    };
  }

  private double entry(int kernel, int i, int j) {
    double first = symmetric ? Math.min(i, j) : i;
    double second = symmetric ? Math.max(i, j) : j;
    return Math.sin(1 + kernel + 1.7 * first + 31.3 * second);
  }
}
