package org.ntklab.datasets.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.core.input.NumericArray;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.datasets.Python;

/** Tables that Python's data frames wrote. Skipped where one of the packages is missing. */
class DataFramesTest {
  private static final String PYARROW =
      """
      import sys, numpy as np, pyarrow as pa, pyarrow.ipc, pyarrow.feather as feather
      folder = sys.argv[1]
      x = np.arange(12.).reshape(4, 3)
      rows = pa.table({'x': pa.FixedSizeListArray.from_arrays(pa.array(x.ravel()), 3)})
      with pa.ipc.new_file(f'{folder}/lists.arrow', rows.schema) as out:
          out.write_table(rows, max_chunksize=3)
      columns = pa.table({'f4': pa.array(x[:, 0], pa.float32()),
                          'f2': pa.array(x[:, 1].astype('f2')),
                          'u1': pa.array(x[:, 2], pa.uint8())})
      with pa.ipc.new_stream(f'{folder}/columns.arrow', columns.schema) as out:
          out.write_table(columns, max_chunksize=3)
      feather.write_feather(columns, f'{folder}/packed.feather', compression='lz4')
      category = pa.table({'c': pa.array(['a', 'b']).dictionary_encode()})
      feather.write_feather(category, f'{folder}/category.feather', compression='uncompressed')
      """;

  private static final String PANDAS =
      """
      import sys, numpy as np, pandas as pd, pyarrow.feather as feather
      frame = pd.DataFrame(np.arange(12.).reshape(4, 3), columns=list('abc'))
      frame.to_feather(f'{sys.argv[1]}/frame.feather', compression='uncompressed')
      feather.write_feather(frame.loc[[0, 2, 3]], f'{sys.argv[1]}/index.feather',
                            compression='uncompressed')
      """;

  private static final String POLARS =
      """
      import sys, numpy as np, polars as pl
      x = np.arange(12.).reshape(4, 3)
      pl.DataFrame(x).write_ipc(f'{sys.argv[1]}/columns.arrow')
      pl.DataFrame({'x': x.tolist()}).write_ipc(f'{sys.argv[1]}/lists.arrow')
      pl.DataFrame({'x': x}).write_ipc_stream(f'{sys.argv[1]}/arrays.arrow')
      """;

  private static final double[] NUMBERS = NpyBytes.counting(12);

  @TempDir Path folder;

  @Test
  void pyarrowWritesListsAndColumns() throws IOException, InterruptedException {
    Python.assume("numpy", "pyarrow");
    assertEquals("", Python.print(PYARROW, folder.toString()));
    assertArrayEquals(NUMBERS, read("lists.arrow").values().toArray());
    NumericArray columns = read("columns.arrow");
    assertEquals(List.of(4, 3), columns.extents());
    assertArrayEquals(NUMBERS, columns.values().toArray());
    assertEquals(
        "packed.feather: is compressed (lz4): write it with compression='uncompressed'",
        error("packed.feather"));
    assertTrue(error("category.feather").contains("column 'c' holds values of a dictionary"));
  }

  @Test
  void pandasWritesColumns() throws IOException, InterruptedException {
    Python.assume("numpy", "pandas", "pyarrow");
    assertEquals("", Python.print(PANDAS, folder.toString()));
    assertArrayEquals(NUMBERS, read("frame.feather").values().toArray());
    assertTrue(error("index.feather").contains("an index of pandas"), error("index.feather"));
  }

  @Test
  void polarsWritesColumnsAndLists() throws IOException, InterruptedException {
    Python.assume("numpy", "polars");
    assertEquals("", Python.print(POLARS, folder.toString()));
    for (String name : List.of("columns.arrow", "lists.arrow", "arrays.arrow")) {
      assertArrayEquals(NUMBERS, read(name).values().toArray(), name);
    }
  }

  private NumericArray read(String name) {
    return new ArrowFormat().read(folder.resolve(name), Optional.empty(), "x");
  }

  private String error(String name) {
    return assertThrows(InvalidInputException.class, () -> read(name))
        .getMessage()
        .replace(folder + "/", "");
  }
}
