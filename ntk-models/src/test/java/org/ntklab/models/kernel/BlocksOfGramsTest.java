package org.ntklab.models.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntklab.core.infinitewidth.InfiniteKernel;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.linalg.Matrix;

/**
 * An entry is a matter of its pair alone: neither tiles nor threads, nor the other examples, change
 * it.
 */
class BlocksOfGramsTest {
  private static final int EXAMPLES = 19;
  private static final int[][] TILES = {{7, 17}, {3, 4}, {1, 1}, {19, 19}};

  /** Vectors: a matrix product sums in an order that depends on its size. */
  private static final double LAST_BITS = 1e-13;

  /** A series has as many terms as the largest variance needs. */
  private static final double OTHER_RANGE = 1e-12;

  static List<NamedGraph> graphs() {
    return NamedGraph.some();
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void tilesDoNotChangeAnEntry(NamedGraph named) {
    InfiniteKernel kernel = Grams.kernel(named.network());
    Matrix x = examples(named.network());
    Map<String, Matrix> whole = Grams.gram(kernel, x);
    // Small tiles take expansions anew and anew.
    for (int[] tile : named.dependsOnRange() ? Arrays.copyOf(TILES, 1) : TILES) {
      Map<String, Matrix> found =
          Grams.gram(kernel.tiles(x, List.of("nngp", "ntk")), tile[0], tile[1], 2);
      String what = "%s in tiles of %d × %d".formatted(named, tile[0], tile[1]);
      Grams.agree(what, whole, found, tolerance(named));
    }
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void threadsDoNotChangeABit(NamedGraph named) {
    InfiniteKernel kernel = Grams.kernel(named.network());
    List<String> both = List.of("nngp", "ntk");
    Matrix x = examples(named.network());
    Map<String, Matrix> one = Grams.gram(kernel.tiles(x, both), 7, 9, 1);
    for (int threads : new int[] {2, 5}) {
      Grams.agree("threads", one, Grams.gram(kernel.tiles(x, both), 7, 9, threads), 0);
    }
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void aRectangleIsABlockOfTheWhole(NamedGraph named) {
    InfiniteKernel kernel = Grams.kernel(named.network());
    Matrix x = examples(named.network());
    Map<String, Matrix> whole = Grams.gram(kernel, x);
    Map<String, Matrix> found = Grams.gram(kernel, rows(x, 0, 9), rows(x, 9, EXAMPLES));
    for (String k : found.keySet()) {
      Matrix expected = block(whole.get(k), 0, 9, 9, EXAMPLES);
      Grams.agree(named + " " + k, expected, found.get(k), tolerance(named));
    }
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void otherExamplesDoNotMatter(NamedGraph named) {
    InfiniteKernel kernel = Grams.kernel(named.network());
    Matrix x = examples(named.network());
    Map<String, Matrix> whole = Grams.gram(kernel, x);
    Map<String, Matrix> alone = Grams.gram(kernel, rows(x, 16, 18));
    double tolerance = named.dependsOnRange() ? OTHER_RANGE : tolerance(named);
    for (String k : alone.keySet()) {
      Matrix expected = block(whole.get(k), 16, 18, 16, 18);
      Grams.agree(named + " " + k, expected, alone.get(k), tolerance);
    }
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void theDiagonalIsTheGrams(NamedGraph named) {
    InfiniteKernel kernel = Grams.kernel(named.network());
    Matrix x = examples(named.network());
    Map<String, Matrix> whole = Grams.gram(kernel, x);
    Matrix diagonal = kernel.diagonal(x);
    for (int i = 0; i < EXAMPLES; i++) {
      double k = whole.get("nngp").get(i, i);
      double theta = whole.get("ntk").get(i, i);
      assertEquals(k, diagonal.get(i, 0), OTHER_RANGE * k, named + " nngp " + i);
      assertEquals(theta, diagonal.get(i, 1), OTHER_RANGE * theta, named + " ntk " + i);
    }
  }

  private static double tolerance(NamedGraph named) {
    return named.network().input().shape().isVector() ? LAST_BITS : 0;
  }

  private static Matrix examples(LayerGraph graph) {
    return Grams.examples(graph.input().shape(), EXAMPLES);
  }

  private static Matrix rows(Matrix x, int from, int to) {
    return x.rowRange(from, to).copy();
  }

  private static Matrix block(Matrix x, int r0, int r1, int c0, int c1) {
    Matrix block = Matrix.zeros(r1 - r0, c1 - c0);
    for (int i = r0; i < r1; i++) {
      for (int j = c0; j < c1; j++) {
        block.set(i - r0, j - c0, x.get(i, j));
      }
    }
    return block;
  }
}
