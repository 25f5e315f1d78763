package org.ntklab.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    assumeTrue(python("import pyarrow").equals(""), "python3 with pyarrow is not here: skipped");
    Path part = Sample.part(folder.resolve("trace.part"), allocator, 2);
    assertEquals(ROWS.formatted("[b'Zen', b'0']"), python(STREAM, part.toString()));
    Path finished = folder.resolve("trace.arrow");
    try (TraceWriter writer = Sample.open(part, allocator)) {
      writer.finish(finished, Map.of("status", "done"));
    }
    assertEquals(ROWS.formatted("[b'Zen', b'0', b'done']"), python(FILE, finished.toString()));
  }

  /** What a program printed, errors included. */
  private static String python(String program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3", "-c", program));
    Collections.addAll(command, arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PYTHONIOENCODING", "utf-8");
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return "no python3: " + e.getMessage();
    }
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return printed.replace("\r\n", "\n");
  }
}
