package org.ntklab.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ntklab.core.problem.Problems;

class OptionsTest {
  private final Problems problems = new Problems();

  private Options options(String yaml) {
    return new Options(YamlSource.parse("a.yaml", yaml), "a.yaml", "", problems);
  }

  private List<String> messages() {
    return problems.list().stream().map(Object::toString).toList();
  }

  @Test
  void everyProblemIsGatheredWithLineAndKey() {
    Options options = options("depth: two\nwidth: 0\nwidht: 5\n");
    assertEquals(2, options.integer("depth").orElse(2));
    assertEquals(64, options.integer("width").check(n -> n >= 1, "at least 1").orElse(64));
    assertEquals(1.0, options.number("rate").required(1.0));
    options.reportUnknown();
    assertEquals(
        List.of(
            "a.yaml:1: depth: found 'two', expected a whole number",
            "a.yaml:2: width: found 0, expected at least 1",
            "a.yaml:1: the key 'rate' is missing",
            "a.yaml:3: widht: unknown key; did you mean 'width'? known: depth, rate, width"),
        messages());
  }

  @Test
  void aDefaultAndTheSameValueWrittenHaveOneCanonicalForm() {
    Options implicit = options("{}");
    Options explicit = options("width: 256\nactivation: relu");
    for (Options options : List.of(implicit, explicit)) {
      options.integer("width").orElse(256);
      options.text("activation").orElse("relu");
    }
    assertEquals(Map.of("width", 256, "activation", "relu"), implicit.canonical());
    assertEquals(implicit.canonical(), explicit.canonical());
  }

  @Test
  void groupsAreOneReaderAndKeepTheirPath() {
    Options options = options("training:\n  batch: -1\n");
    options.group("training").integer("batch").check(b -> b >= 1, "at least 1").orElse(1);
    options.group("training").reportUnknown();
    assertEquals(List.of("a.yaml:2: training.batch: found -1, expected at least 1"), messages());
    assertEquals(Map.of("training", Map.of("batch", 1)), options.canonical());
  }

  @Test
  void aBareWordIsTheNameOfAGroup() {
    assertEquals("mlp", options("architecture: mlp").group("architecture").text("name").orElse(""));
    options("architecture: 3").group("architecture");
    assertEquals(List.of("a.yaml:1: architecture: found 3, expected a group of keys"), messages());
  }

  @Test
  void theMainKeyTakesAValueWithoutKey() {
    Options main =
        new Options(
            new ConfigNode.Entries(Map.of(Options.MAIN, ConfigNode.of(3, 1)), 1), "", "", problems);
    assertEquals(3, main.main("width").integer("width").orElse(0));
    main.reportUnknown();
    assertTrue(problems.isEmpty());
    Options none =
        new Options(
            new ConfigNode.Entries(Map.of(Options.MAIN, ConfigNode.of(3, 1)), 1),
            "",
            "x",
            problems);
    none.reportUnknown();
    assertEquals(1, problems.count());
  }

  @Test
  void numbersThatAreNotFiniteAreNone() {
    options("rate: .inf").number("rate").orElse(1.0);
    options("rate: .nan").number("rate").orElse(1.0);
    options("rates: [1, x]").numbers("rates").orElse(List.of());
    assertEquals(3, problems.count());
  }
}
