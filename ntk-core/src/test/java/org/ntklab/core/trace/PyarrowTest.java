package org.ntklab.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.core.testkit.Python;

/** What a lab's Python sees. Skipped where {@code python3} or its pyarrow is missing. */
class PyarrowTest {
  private static final String PRINT =
      """
      import pyarrow as pa
      def show(table, metadata):
          print(table.num_rows, table.schema.field('kernel/dense-1').type)
          print([metadata[k] for k in sorted(metadata)])
          for name in table.column_names:
              print(name, table[name].to_pylist())
      """;

  private static final String FILE =
      PRINT
          + """
          import sys, pyarrow.ipc
          reader = pa.ipc.open_file(sys.argv[1])
          show(reader.read_all(), reader.schema.metadata)
          """;

  private static final String STREAM =
      PRINT
          + """
          import sys, pyarrow.ipc
          reader = pa.ipc.open_stream(sys.argv[1])
          show(pa.Table.from_batches(list(reader)), reader.schema.metadata)
          """;

  private static final String ROWS =
      """
      2 fixed_size_list<item: double>[3]
      %s
      step [1, 10]
      loss [0.1, None]
      kernel/dense-1 [[0.1, -0.0, nan], None]
      note ['Schritt 0 – ∞', 'Schritt 1 – ∞']
      """;

  @TempDir Path folder;

  /** Closing it fails when a test leaks. */
  private final BufferAllocator allocator = new RootAllocator();

  @AfterEach
  void nothingLeaks() {
    allocator.close();
  }

  @Test
  void partAndFinishedTraceOpenInPyarrow() throws IOException, InterruptedException {
    Python.assume("pyarrow");
    Path part = Sample.part(folder.resolve("trace.part"), allocator, 2);
    assertEquals(ROWS.formatted("[b'Zen', b'0']"), Python.run(STREAM, part.toString()));
    Path finished = folder.resolve("trace.arrow");
    try (TraceWriter writer = Sample.open(part, allocator)) {
      writer.finish(finished, Map.of("status", "done"));
    }
    assertEquals(ROWS.formatted("[b'Zen', b'0', b'done']"), Python.run(FILE, finished.toString()));
  }
}
