package org.ntklab.benchmarks.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
  private static final Map<String, String> MACHINE = Map.of("cores", "2");
  private static final List<Row> ROWS =
      List.of(
          Row.of("Gram", "2 threads", 0.25, "s"),
          Row.of("Gram", "ratio", 0.25, "").aiming(Target.atMost(0.2)),
          Row.of("pair", "speedup", 1.9, "").aiming(Target.atLeast(1.8)),
          Row.of("pair", "peer", OptionalDouble.empty(), "s"));

  @Test
  void textHasOneLineForEachNumber() {
    String expected =
        """
        cores: 2

        job   measured                     target
        Gram  2 threads         0.250  s
              ratio             0.250     ≤ 0.200  FAIL
        pair  speedup            1.90      ≥ 1.80  pass
              peer       not measured
        """;
    assertEquals(expected, TextTable.of(MACHINE, ROWS));
  }

  @Test
  void markdownHasOneLineForEachNumber() {
    String expected =
        """
        - cores: 2

        | job | measured | | target | |
        |---|---|---:|---|---|
        | Gram | 2 threads | 0.250 s |  |  |
        |  | ratio | 0.250 | ≤ 0.200 | **missed** |
        | pair | speedup | 1.90 | ≥ 1.80 | met |
        |  | peer | not measured |  |  |
        """;
    assertEquals(expected, MarkdownTable.of(MACHINE, ROWS));
  }

  @Test
  void jsonKeepsNumbersAndTargets(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("table.json");
    JsonTable.write(file, MACHINE, ROWS);
    JsonNode table = new ObjectMapper().readTree(file.toFile());
    assertEquals("2", table.at("/machine/cores").asText());
    assertEquals(0.25, table.at("/rows/1/value").asDouble());
    assertEquals(0.2, table.at("/rows/1/atMost").asDouble());
    assertEquals(false, table.at("/rows/1/met").asBoolean(true));
    assertEquals(true, table.at("/rows/2/met").asBoolean(false));
    assertEquals(true, table.at("/rows/3/value").isMissingNode());
  }
}
