package org.ntklab.analysis.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ntklab.core.store.StudyFolder;

/** The tables whose rows come from studies that ended, as their {@code result.json} has them. */
final class StudyTables {
  /**
   * One study.
   *
   * @param study its folder's name
   * @param name of the experiment
   * @param result the document of {@code ntk run --json}
   */
  record Content(String study, String name, JsonNode result) {
    static Content read(StudyFolder folder) {
      return new Content(folder.identity(), folder.name(), folder.readResult());
    }
  }

  private static final String COMPARISON =
      "study VARCHAR, cell MAP(VARCHAR, VARCHAR), axis VARCHAR, ";

  private StudyTables() {}

  static List<Table<Content>> all() {
    return List.of(
        new Table<>(
            "studies",
            "a study that ended",
            "study VARCHAR, name VARCHAR, runs BIGINT, verdicts BIGINT",
            s ->
                List.<Object[]>of(
                    new Object[] {
                      s.study(),
                      s.name(),
                      (long) s.result().path("runs").size(),
                      (long) s.result().path("verdicts").size()
                    })),
        new Table<>(
            "study_runs",
            "a run of a study",
            "study VARCHAR, run VARCHAR, seed BIGINT, cell MAP(VARCHAR, VARCHAR)",
            StudyTables::runs),
        new Table<>(
            "verdicts",
            "a verdict of a study",
            COMPARISON
                + "regime VARCHAR, predicted_regime VARCHAR, agrees BOOLEAN, reasons VARCHAR[]",
            StudyTables::verdicts),
        new Table<>(
            "exponents",
            "an exponent of a metric along an axis",
            COMPARISON
                + "metric VARCHAR, slope DOUBLE, low DOUBLE, high DOUBLE, predicted_low DOUBLE,"
                + " predicted_high DOUBLE",
            StudyTables::exponents));
  }

  private static List<Object[]> runs(Content study) {
    List<Object[]> rows = new ArrayList<>();
    for (JsonNode run : study.result().path("runs")) {
      rows.add(
          new Object[] {
            study.study(), text(run, "hash"), run.path("seed").asLong(), cell(run.path("cell"))
          });
    }
    return rows;
  }

  private static List<Object[]> verdicts(Content study) {
    List<Object[]> rows = new ArrayList<>();
    for (JsonNode verdict : study.result().path("verdicts")) {
      List<String> reasons = new ArrayList<>();
      verdict.path("reasons").forEach(reason -> reasons.add(reason.asText()));
      rows.add(
          new Object[] {
            study.study(),
            cell(verdict.path("cell")),
            text(verdict, "axis"),
            text(verdict, "regime"),
            text(verdict, "predictedRegime"),
            verdict.path("agrees").isBoolean() ? verdict.path("agrees").asBoolean() : null,
            reasons
          });
    }
    return rows;
  }

  /** Of verdicts and, where a study has them, of fits along other axes, which look the same. */
  private static List<Object[]> exponents(Content study) {
    List<Object[]> rows = new ArrayList<>();
    for (String key : List.of("verdicts", "fits")) {
      for (JsonNode fit : study.result().path(key)) {
        for (Map.Entry<String, JsonNode> exponent : fit.path("exponents").properties()) {
          JsonNode found = exponent.getValue();
          rows.add(
              new Object[] {
                study.study(),
                cell(fit.path("cell")),
                text(fit, "axis"),
                exponent.getKey(),
                number(found.path("slope")),
                number(found.path("low")),
                number(found.path("high")),
                number(found.path("predicted").path("low")),
                number(found.path("predicted").path("high"))
              });
        }
      }
    }
    return rows;
  }

  private static Map<String, String> cell(JsonNode cell) {
    Map<String, String> keys = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : cell.properties()) {
      JsonNode value = entry.getValue();
      keys.put(entry.getKey(), value.isValueNode() ? value.asText() : value.toString());
    }
    return keys;
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).isValueNode() && !node.path(key).isNull()
        ? node.path(key).asText()
        : null;
  }

  private static Double number(JsonNode node) {
    return node.isNumber() ? (Double) node.asDouble() : null;
  }
}
