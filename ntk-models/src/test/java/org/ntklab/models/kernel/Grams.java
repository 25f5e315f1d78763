package org.ntklab.models.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.ntklab.core.gram.GramComputation;
import org.ntklab.core.gram.GramListener;
import org.ntklab.core.gram.GramTiles;
import org.ntklab.core.infinitewidth.InfiniteKernel;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.random.RandomStreams;
import org.ntklab.models.kernel.execution.AnalyticKernel;
import org.ntklab.models.kernel.program.KernelProgram;

/** Kernels of graphs for tests, in few words, and how two of them are compared. */
public final class Grams {
  private static final List<String> BOTH = List.of("nngp", "ntk");
  private static final int TILE = 16;

  private Grams() {}

  /** In double precision, in the NTK parametrisation. */
  public static InfiniteKernel kernel(LayerGraph graph) {
    return kernel(graph, false);
  }

  /** In the NTK parametrisation. */
  public static InfiniteKernel kernel(LayerGraph graph, boolean single) {
    return new AnalyticKernel(KernelProgram.of(graph, new NtkScaling()), single);
  }

  /** Of examples with themselves. */
  public static Map<String, Matrix> gram(InfiniteKernel kernel, Matrix x) {
    return gram(kernel.tiles(x, BOTH), TILE, TILE, 1);
  }

  /** Between two sets of examples. */
  public static Map<String, Matrix> gram(InfiniteKernel kernel, Matrix x, Matrix x2) {
    return gram(kernel.tiles(x, x2, BOTH), TILE, TILE, 1);
  }

  /** In tiles of a size, on some threads. */
  public static Map<String, Matrix> gram(GramTiles tiles, int rows, int columns, int threads) {
    try {
      return new GramComputation(tiles, rows, columns, threads, GramListener.NONE).inMemory();
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts a test", e);
    }
  }

  /** Standard normal examples, the same for every call. */
  public static Matrix examples(Shape shape, int count) {
    return Matrix.of(count, shape.size(), new RandomStreams(1).normals("x", count * shape.size()));
  }

  /** Both kernels agree, entry by entry, to a tolerance relative to the largest entry. */
  public static void agree(
      String what, Map<String, Matrix> expected, Map<String, Matrix> found, double tolerance) {
    for (String kernel : BOTH) {
      agree(what + " " + kernel, expected.get(kernel), found.get(kernel), tolerance);
    }
  }

  /** Entries agree to a tolerance relative to the largest; 0 asks for the same bits. */
  public static void agree(String what, Matrix expected, Matrix found, double tolerance) {
    assertEquals(expected.rows(), found.rows(), what);
    assertEquals(expected.columns(), found.columns(), what);
    double scale = expected.maxAbs();
    assertTrue(scale > 0 && Double.isFinite(scale), what + " has nothing to compare: " + scale);
    for (int i = 0; i < expected.rows(); i++) {
      for (int j = 0; j < expected.columns(); j++) {
        double difference = Math.abs(expected.get(i, j) - found.get(i, j));
        String where =
            "%s [%d, %d]: expected %s, found %s"
                .formatted(what, i, j, expected.get(i, j), found.get(i, j));
        assertTrue(difference <= tolerance * scale, where);
      }
    }
  }

  /** The largest difference relative to the largest entry. */
  public static double error(Matrix expected, Matrix found) {
    return found.copy().addScaled(-1, expected).maxAbs() / expected.maxAbs();
  }
}
