package org.ntklab.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.core.problem.InvalidInputException;

class YamlSourceTest {
  @Test
  void valuesKnowTheirLines() {
    ConfigNode.Entries root =
        YamlSource.parse("study.yaml", "name: a\ngrid:\n  width: [1, 2]\n  other: 3\n");
    ConfigNode.Entries grid = (ConfigNode.Entries) root.entries().get("grid");
    assertEquals(1, root.entries().get("name").line());
    assertEquals(3, grid.entries().get("width").line());
    assertEquals(4, grid.entries().get("other").line());
    assertEquals(Map.of("width", List.of(1L, 2L), "other", 3L), grid.plain());
  }

  @ParameterizedTest
  @CsvSource({"1e-3, 0.001", "1E5, 100000.0", "2.5e1, 25.0", "-3e0, -3.0"})
  void anExponentWithoutPointIsANumber(String text, double expected) {
    assertEquals(expected, YamlSource.parseValue("test", text).plain());
  }

  @ParameterizedTest
  @CsvSource({"'a: [1, 2', 1", "'a: 1\n\tb: 2', 2", "'a: 1\nb: 2\na: 3', 3", "'- 1', 1"})
  void whatIsNotSuchYamlIsReportedWithItsLine(String text, int line) {
    InvalidInputException thrown =
        assertThrows(InvalidInputException.class, () -> YamlSource.parse("study.yaml", text));
    assertEquals(1, thrown.problems().size());
    assertEquals("study.yaml", thrown.problems().get(0).source());
    assertEquals(line, thrown.problems().get(0).line().orElseThrow());
  }

  @Test
  void aMissingFileIsOneProblem() {
    InvalidInputException thrown =
        assertThrows(
            InvalidInputException.class, () -> YamlSource.read(Path.of("no", "such.yaml")));
    assertTrue(thrown.getMessage().endsWith("there is no such file"), thrown.getMessage());
  }

  @Test
  void anEmptyTextIsAnEmptyGroup() {
    assertEquals(Map.of(), YamlSource.parse("test", "").plain());
    assertEquals(Map.of(), YamlSource.parse("test", "# nothing\n").plain());
  }

  @Test
  void aPathIsReplacedWhereItStands() {
    ConfigNode.Entries root = YamlSource.parse("test", "parametrisation: abc\ndata: {train: 1}");
    ConfigNode.Entries changed =
        root.with("parametrisation.c", ConfigNode.of(-1, 0)).with("data.test", ConfigNode.of(2, 0));
    assertEquals(
        Map.of(
            "parametrisation", Map.of("name", "abc", "c", -1L),
            "data", Map.of("train", 1L, "test", 2L)),
        changed.plain());
  }
}
