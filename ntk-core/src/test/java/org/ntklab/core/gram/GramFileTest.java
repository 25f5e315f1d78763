package org.ntklab.core.gram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntklab.core.arrow.FinishedFile;
import org.ntklab.core.linalg.Lanczos;
import org.ntklab.core.linalg.LinearOperator;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.MatrixOperator;
import org.ntklab.core.linalg.RandomMatrices;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.trace.Column;
import org.ntklab.core.trace.TraceSchema;
import org.ntklab.core.trace.TraceWriter;

class GramFileTest {
  private static final int ROWS = 23;
  private static final int COLUMNS = 17;

  /** Sums of 17 or so numbers around 1, in another order. */
  private static final double ROUNDING = 1e-13;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void blocksAcrossStripsAreThoseOfTheMatrix(Storage storage) throws Exception {
    GramFile gram = rectangular(storage);
    Matrix matrix = gram.matrix("ntk");
    for (int r0 = 0; r0 <= ROWS; r0 += 3) {
      for (int r1 = r0; r1 <= ROWS; r1 += 4) {
        for (int c0 = 0; c0 <= COLUMNS; c0 += 5) {
          Matrix block = gram.block("ntk", r0, r1, c0, COLUMNS);
          assertEquals("[%d, %d]".formatted(r1 - r0, COLUMNS - c0), block.toString());
          for (int i = r0; i < r1; i++) {
            double[] row = matrix.row(i);
            assertArrayEquals(Arrays.copyOfRange(row, c0, COLUMNS), block.row(i - r0));
          }
        }
      }
    }
    assertThrows(IndexOutOfBoundsException.class, () -> gram.block("ntk", 0, ROWS + 1, 0, 1));
    String message =
        assertThrows(IllegalArgumentException.class, () -> gram.matrix("ntkk")).getMessage();
    assertTrue(message.contains("did you mean 'ntk'"), message);
  }

  @ParameterizedTest
  @EnumSource
  void operatorIsTheMatrix(Storage storage) throws Exception {
    GramFile gram = rectangular(storage);
    LinearOperator operator = gram.operator("ntk");
    LinearOperator matrix = new MatrixOperator(gram.matrix("ntk"));
    assertEquals(ROWS, operator.rows());
    assertEquals(COLUMNS, operator.columns());
    for (int k : new int[] {0, 1, 5}) {
      Matrix in = RandomMatrices.gaussian(COLUMNS, k, 7);
      Matrix expected = Matrix.zeros(ROWS, k);
      Matrix found = Matrix.zeros(ROWS, k).fill(Double.NaN);
      matrix.apply(in, expected);
      operator.apply(in, found);
      assertTrue(RandomMatrices.distance(expected, found) < ROUNDING);
    }
    Matrix in = RandomMatrices.gaussian(2, 3, 7);
    Matrix expected = Matrix.zeros(ROWS, 3);
    Matrix found = Matrix.zeros(ROWS, 3);
    matrix.applyColumns(new int[] {16, 2}, in, expected);
    operator.applyColumns(new int[] {16, 2}, in, found);
    assertTrue(RandomMatrices.distance(expected, found) < ROUNDING);
    assertThrows(
        IllegalArgumentException.class,
        () -> operator.apply(Matrix.zeros(COLUMNS, 1), Matrix.zeros(ROWS + 1, 1)));
  }

  @Test
  void lanczosRunsOnTheFile() throws Exception {
    int n = 60;
    Matrix gram = RandomMatrices.gram(RandomMatrices.gaussian(n, 80, 3));
    GramTiles tiles = new MatrixTiles(gram);
    GramFile file =
        GramComputationTest.gram(tiles, 7, 9, 2)
            .toFile(
                GramTarget.symmetric(
                    folder.resolve("gram.arrow"), "gaussian", FakeTiles.examples(n)));
    double expected = Lanczos.largest(new MatrixOperator(gram), 1e-10, n).value();
    double found = Lanczos.largest(file.operator("linear"), 1e-10, n).value();
    assertEquals(expected, found, 1e-10 * expected);
  }

  @Test
  void emptyGramsHaveTheirShape() throws Exception {
    for (int[] shape : new int[][] {{0, 3}, {3, 0}, {0, 0}}) {
      Path path = folder.resolve("gram-%d-%d.arrow".formatted(shape[0], shape[1]));
      GramFile gram = write(path, shape[0], shape[1], Storage.FLOAT64);
      assertEquals(shape[0], gram.rows());
      assertEquals(shape[1], gram.columns());
      Matrix out = Matrix.zeros(shape[0], 1).fill(1);
      gram.operator("ntk").apply(Matrix.zeros(shape[1], 1), out);
      assertEquals(0, out.maxAbs());
    }
  }

  @Test
  void olderFileIsReadOnWhenItIsReplaced() throws Exception {
    Path path = folder.resolve("gram.arrow");
    GramFile older = write(path, ROWS, COLUMNS, Storage.FLOAT64);
    double[] before = older.matrix("ntk").toArray();
    write(path, ROWS + 1, COLUMNS, Storage.FLOAT64);
    assertArrayEquals(before, older.matrix("ntk").toArray());
  }

  @Test
  void interruptedThreadReads() throws Exception {
    rectangular(Storage.FLOAT64);
    Thread.currentThread().interrupt();
    GramFile gram = GramFile.open(folder.resolve("gram.arrow"));
    assertTrue(Thread.interrupted());
    assertEquals(ROWS, gram.rows());
  }

  @Test
  void finishedFileCutAnywhereIsInvalid() throws Exception {
    rectangular(Storage.FLOAT64);
    byte[] whole = Files.readAllBytes(folder.resolve("gram.arrow"));
    Path cut = folder.resolve("cut.arrow");
    for (int length = 0; length < whole.length; length += 13) {
      Files.write(cut, Arrays.copyOf(whole, length));
      assertInvalid(cut);
    }
  }

  @Test
  void otherFilesAreInvalid() throws Exception {
    assertInvalid(folder.resolve("missing.arrow"));
    assertInvalid(folder);
    assertInvalid(Files.writeString(folder.resolve("x.csv"), "x,y\n1,2\n"));
    Path trace = folder.resolve("trace.arrow");
    TraceSchema schema =
        new TraceSchema(List.of(Column.int64("step"), Column.vector("f", 3)), Map.of());
    TraceWriter.writeOnce(trace, schema, List.of());
    assertTrue(assertInvalid(trace).contains("column 'step' is Int(64"));
    Path wide = folder.resolve("wide.arrow");
    TraceSchema ragged =
        new TraceSchema(List.of(Column.vector("f", 3), Column.vector("g", 4)), Map.of());
    TraceWriter.writeOnce(wide, ragged, List.of());
    assertTrue(assertInvalid(wide).contains("column 'g'"));
    Path year = folder.resolve("year.arrow");
    writeInts(year);
    assertTrue(assertInvalid(year).contains("year"));
  }

  private GramFile rectangular(Storage storage) throws Exception {
    return write(folder.resolve("gram.arrow"), ROWS, COLUMNS, storage);
  }

  private static GramFile write(Path path, int rows, int columns, Storage storage)
      throws Exception {
    Matrix x = FakeTiles.examples(rows);
    Matrix x2 = FakeTiles.examples(columns);
    return GramComputationTest.gram(FakeTiles.between(rows, columns), 5, 7, 2)
        .toFile(GramTarget.between(path, "mlp", x, x2).as(storage));
  }

  private static void writeInts(Path path) throws IOException {
    try (BufferAllocator allocator = new RootAllocator();
        IntVector vector = new IntVector("year", allocator);
        VectorSchemaRoot root = VectorSchemaRoot.of(vector)) {
      FinishedFile.write(path, root, () -> false);
    }
  }

  private static String assertInvalid(Path path) {
    String message =
        assertThrows(InvalidInputException.class, () -> GramFile.open(path)).getMessage();
    assertTrue(message.startsWith(path.toString()), message);
    return message;
  }

  /** Tiles of a matrix that is there. */
  private record MatrixTiles(Matrix matrix) implements GramTiles {
    @Override
    public List<String> kernels() {
      return List.of("linear");
    }

    @Override
    public int rows() {
      return matrix.rows();
    }

    @Override
    public int columns() {
      return matrix.columns();
    }

    @Override
    public boolean symmetric() {
      return true;
    }

    @Override
    public Worker worker() {
      return (r0, r1, c0, c1, out) -> {
        for (int i = r0; i < r1; i++) {
          for (int j = c0; j < c1; j++) {
            out[0].set(i - r0, j - c0, matrix.get(i, j));
          }
        }
      };
    }
  }
}
