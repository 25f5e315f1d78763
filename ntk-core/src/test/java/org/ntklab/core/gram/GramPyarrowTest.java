package org.ntklab.core.gram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.SymmetricEigen;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.testkit.Python;

/**
 * What a lab's Python sees, and what it hands over. Skipped where {@code python3} lacks pyarrow.
 */
class GramPyarrowTest {
  private static final int N = 13;

  private static final String SHOW =
      """
      import sys, numpy as np, pyarrow as pa, pyarrow.ipc
      table = pa.ipc.open_file(sys.argv[1]).read_all()
      table.validate(full=True)
      print(table.schema.field('ntk').type, [len(c) for c in table['ntk'].chunks])
      for row in table['ntk'].to_pylist():
          print(np.array(row, dtype=np.float64).view(np.int64).tolist())
      """;

  private static final String WRITE =
      """
      import sys, numpy as np, pyarrow as pa, pyarrow.feather
      k = np.arange(12.0).reshape(4, 3)
      lists = pa.FixedSizeListArray.from_arrays(pa.array(k.ravel()), 3)
      pa.feather.write_feather(pa.table({'k': lists}), sys.argv[1], sys.argv[2], chunksize=3)
      """;

  private static final String CUT =
      """
      import sys, pyarrow as pa, pyarrow.ipc, pyarrow.feather
      table = pa.ipc.open_file(sys.argv[1]).read_all()
      pa.feather.write_feather(table.slice(3, 8), sys.argv[2], 'uncompressed')
      """;

  /** Two eigenvalue routines on 13 examples. */
  private static final double ROUNDING = 1e-12;

  @TempDir Path folder;

  @BeforeEach
  void needsPyarrow() throws Exception {
    Python.assume("pyarrow", "numpy");
  }

  @ParameterizedTest
  @EnumSource
  void everyBitArrives(Storage storage) throws Exception {
    Path file = gram(storage);
    String type = storage == Storage.FLOAT64 ? "double" : "float";
    StringBuilder expected =
        new StringBuilder("fixed_size_list<item: " + type + ">[13] [5, 5, 3]\n");
    Matrix matrix = GramFile.open(file).matrix("ntk");
    for (int i = 0; i < N; i++) {
      long[] bits = DoubleStream.of(matrix.row(i)).mapToLong(Double::doubleToRawLongBits).toArray();
      expected.append(Arrays.toString(bits)).append('\n');
    }
    assertEquals(expected.toString(), Python.run(SHOW, file.toString()));
  }

  @Test
  void programInTheManualRuns() throws Exception {
    String manual = Files.readString(Path.of("..", "docs", "files.md"));
    Matcher program =
        Pattern.compile("# A Gram matrix.*?```python\n(.*?)```", Pattern.DOTALL).matcher(manual);
    assertTrue(program.find());
    Path file = gram(Storage.FLOAT64);
    String printed = Python.run(program.group(1), file.toString());
    String start = "(13, 13) true ";
    assertTrue(printed.startsWith(start), printed);
    double[] eigenvalues = SymmetricEigen.of(GramFile.open(file).matrix("ntk")).values();
    double found = Double.parseDouble(printed.substring(start.length()).strip());
    assertEquals(eigenvalues[N - 1], found, ROUNDING);
  }

  @Test
  void gramOfPyarrowIsRead() throws Exception {
    Path file = folder.resolve("theirs.arrow");
    assertEquals("", Python.run(WRITE, file.toString(), "uncompressed"));
    GramFile gram = GramFile.open(file);
    assertFalse(gram.symmetric());
    double[] expected = {3, 4, 5, 6, 7, 8, 9, 10, 11};
    assertArrayEquals(expected, gram.block("k", 1, 4, 0, 3).toArray());
  }

  /** What another program cuts out of ours keeps our metadata. */
  @Test
  void rowsOfOurGramAreNoSymmetricGram() throws Exception {
    Path file = gram(Storage.FLOAT32);
    Path rows = folder.resolve("rows.arrow");
    assertEquals("", Python.run(CUT, file.toString(), rows.toString()));
    GramFile cut = GramFile.open(rows);
    assertFalse(cut.symmetric());
    assertArrayEquals(
        GramFile.open(file).block("ntk", 3, 11, 0, N).toArray(), cut.matrix("ntk").toArray());
  }

  @Test
  void compressedGramIsRefused() throws Exception {
    Path file = folder.resolve("theirs.arrow");
    assertEquals("", Python.run(WRITE, file.toString(), "zstd"));
    String message =
        assertThrows(InvalidInputException.class, () -> GramFile.open(file)).getMessage();
    assertTrue(message.contains("write it without compression"), message);
  }

  private Path gram(Storage storage) throws InterruptedException {
    Path file = folder.resolve("gram.arrow");
    GramTarget target = GramTarget.symmetric(file, "mlp", FakeTiles.examples(N)).as(storage);
    GramComputationTest.gram(FakeTiles.symmetric(N), 5, 5, 2).toFile(target);
    return file;
  }
}
