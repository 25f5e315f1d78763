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
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.benchmarks.peer.Peer;
import org.ntklab.benchmarks.table.Row;
import org.ntklab.benchmarks.timing.Repetitions;

/** All jobs, so small that they measure nothing. */
class JobsTest {
  private static final Sizes TINY = new Sizes(8, 64, 20, 5, 2, 4, 2, 16, 4, 40, 2);

  @TempDir Path scratch;

  @Test
  void jobsGiveAllNumbersButThePeersAndLeaveNothingBehind() throws Exception {
    List<Row> rows = measure();
    for (Row row : rows) {
      assertTrue(row.value().isEmpty() || row.value().getAsDouble() > 0, row.toString());
      assertEquals(row.quantity().contains("neural-tangents"), row.value().isEmpty());
    }
    assertTrue(rows.stream().anyMatch(row -> row.met().isPresent()));
    assertEquals(List.of(), left());
  }

  private List<Row> measure() throws IOException, InterruptedException {
    Peer none = new Peer(Optional.empty(), Path.of(""), Assertions::fail);
    List<Row> rows = new ArrayList<>();
    for (Job job : Jobs.in(new Setting(TINY, new Repetitions(0, 1), none, scratch))) {
      rows.addAll(job.measure());
    }
    return rows;
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(scratch)) {
      return files.toList();
    }
  }
}
