package org.ntklab.benchmarks.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.benchmarks.peer.Peers;
import org.ntklab.benchmarks.table.Row;
import org.ntklab.benchmarks.timing.Repetitions;

/** All jobs, so small that they measure nothing. */
class JobsTest {
  private static final Sizes TINY = new Sizes(8, 64, 20, 5, 2, 4, 2, 16, 4, 40, 2, 64);

  @TempDir Path scratch;

  @Test
  void jobsGiveAllNumbersButThePeersAndLeaveNothingBehind() throws Exception {
    List<Row> rows = measure();
    for (Row row : rows) {
      assertTrue(row.value().isEmpty() || row.value().getAsDouble() > 0, row.toString());
      assertEquals(isOfOthers(row), row.value().isEmpty(), row.toString());
    }
    assertTrue(rows.stream().anyMatch(row -> row.met().isPresent()));
    assertEquals(List.of(), left());
  }

  private List<Row> measure() throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    Setting alone =
        new Setting(TINY, new Repetitions(0, 1), Peers.none(), scratch, Optional.empty());
    for (Job job : Jobs.in(alone)) {
      rows.addAll(job.measure());
    }
    return rows;
  }

  /** A peer, or a process that the launcher starts. */
  private static boolean isOfOthers(Row row) {
    return Stream.of("neural-tangents", "PyTorch", "JAX").anyMatch(row.quantity()::contains)
        || row.job().equals("start")
        || row.job().startsWith("regime study");
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(scratch)) {
      return files.toList();
    }
  }
}
