package org.ntklab.analysis.compare;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntklab.core.regime.Exponent;

/**
 * A study as the document of {@code ntk run --json} has it: also one that was written last year, or
 * by another revision of the code.
 *
 * @param name how messages call it
 * @param store folder of its runs
 * @param runs by cell and seed, in the order of the document
 * @param verdicts regimes by cell and axis
 * @param exponents of verdicts, fits and crossovers, by cell, axis and metric
 */
public record StudyDocument(
    String name,
    Path store,
    Map<RunKey, RunEntry> runs,
    Map<AxisKey, String> verdicts,
    Map<ExponentKey, Exponent> exponents) {
  /** How the exponent of a crossover is called among the others. */
  static final String CROSSOVER = "crossover";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WIDTH = "architecture.width";

  /** A run's place. */
  record RunKey(Map<String, Object> cell, long seed) {}

  /** What is known of a run; numbers by name, a layer's as {@code weightMovement.dense-1}. */
  record RunEntry(String hash, String status, Map<String, Double> numbers) {
    boolean isFinished() {
      return status.equals("done");
    }
  }

  /** A cell and the axis that it was fitted over. */
  record AxisKey(Map<String, Object> cell, String axis) {}

  /** An exponent's place. */
  record ExponentKey(Map<String, Object> cell, String axis, String metric) {}

  /**
   * Reads a document; keys that are missing leave out what they hold.
   *
   * @param store folder of the runs, wherever the document says it was
   */
  public static StudyDocument read(String name, Path store, JsonNode document) {
    Map<RunKey, RunEntry> runs = new LinkedHashMap<>();
    for (JsonNode run : document.path("runs")) {
      runs.put(new RunKey(cell(run), run.path("seed").asLong()), run(run));
    }
    Map<AxisKey, String> verdicts = new LinkedHashMap<>();
    Map<ExponentKey, Exponent> exponents = new LinkedHashMap<>();
    for (JsonNode verdict : document.path("verdicts")) {
      verdicts.put(
          new AxisKey(cell(verdict), verdict.path("axis").asText()),
          verdict.path("regime").asText());
    }
    List<JsonNode> fitted = new ArrayList<>();
    document.path("verdicts").forEach(fitted::add);
    document.path("fits").forEach(fitted::add);
    for (JsonNode fit : fitted) {
      fit.path("exponents")
          .properties()
          .forEach(
              exponent ->
                  exponents.put(
                      new ExponentKey(cell(fit), fit.path("axis").asText(), exponent.getKey()),
                      exponent(exponent.getValue())));
    }
    for (JsonNode crossover : document.path("crossover")) {
      if (crossover.path("exponent").isObject()) {
        exponents.put(
            new ExponentKey(cell(crossover), WIDTH, CROSSOVER),
            exponent(crossover.path("exponent")));
      }
    }
    return new StudyDocument(name, store, runs, verdicts, exponents);
  }

  private static RunEntry run(JsonNode run) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    number(numbers, "finalLoss", run.path("finalLoss"));
    number(numbers, "testError", run.path("testError"));
    run.path("metrics")
        .properties()
        .forEach(
            metric -> {
              number(numbers, metric.getKey(), metric.getValue());
              metric
                  .getValue()
                  .properties()
                  .forEach(
                      layer ->
                          number(
                              numbers, metric.getKey() + "." + layer.getKey(), layer.getValue()));
            });
    String status = run.path("status").asText();
    // Whether a run was there already says nothing of how it ended.
    return new RunEntry(
        run.path("hash").asText(), status.equals("cached") ? "done" : status, numbers);
  }

  private static void number(Map<String, Double> numbers, String name, JsonNode value) {
    if (value.isNumber() && Double.isFinite(value.asDouble())) {
      numbers.put(name, value.asDouble());
    }
  }

  private static Map<String, Object> cell(JsonNode of) {
    return JSON.convertValue(
        of.path("cell"), new TypeReference<LinkedHashMap<String, Object>>() {});
  }

  private static Exponent exponent(JsonNode node) {
    return new Exponent(
        node.path("slope").asDouble(Double.NaN),
        node.path("low").asDouble(Double.NaN),
        node.path("high").asDouble(Double.NaN));
  }
}
