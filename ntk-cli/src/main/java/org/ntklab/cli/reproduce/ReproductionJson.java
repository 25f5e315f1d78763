package org.ntklab.cli.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntklab.analysis.reproduction.Curve;
import org.ntklab.analysis.reproduction.Outcome;
import org.ntklab.analysis.reproduction.Reproduction;
import org.ntklab.core.evidence.Band;
import org.ntklab.core.reference.Bibliography;

/** Published results beside measured ones as one document. */
public final class ReproductionJson {
  private ReproductionJson() {}

  /** The document of some results. */
  public static Map<String, Object> of(List<ReproductionAnswer> answers) {
    return Map.of("reproductions", answers.stream().map(ReproductionJson::answer).toList());
  }

  private static Map<String, Object> answer(ReproductionAnswer answer) {
    Map<String, Object> entry = description(answer.reproduction());
    entry.put("status", answer.status());
    entry.put("skipped", answer.skipped().isEmpty() ? null : answer.skipped());
    entry.put("seconds", answer.took().toMillis() / 1000.0);
    entry.put("checks", answer.outcomes().stream().map(ReproductionJson::check).toList());
    entry.put(
        "curves",
        answer.hasNumbers()
            ? answer.reproduction().curves().stream().map(curve -> curve(answer, curve)).toList()
            : List.of());
    entry.put("troubles", answer.troubles());
    return entry;
  }

  /** What is known of a result before it is run; modifiable. */
  public static Map<String, Object> description(Reproduction reproduction) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", reproduction.name());
    entry.put("title", reproduction.title());
    Map<String, String> references = new LinkedHashMap<>();
    Bibliography bibliography = Bibliography.load();
    reproduction
        .references()
        .forEach(key -> references.put(key, bibliography.citation(key).orElse(key)));
    entry.put("references", references);
    entry.put("where", reproduction.where());
    entry.put("published", reproduction.published());
    entry.put("needs", reproduction.needs());
    entry.put("minutes", reproduction.minutes());
    return entry;
  }

  private static Map<String, Object> check(Outcome outcome) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("what", outcome.expectation().what());
    entry.put("published", band(outcome.expectation().published()));
    entry.put("tolerance", outcome.expectation().tolerance());
    entry.put("because", outcome.expectation().because());
    entry.put("allowed", band(outcome.expectation().allowed()));
    entry.put("measured", outcome.measured().value());
    entry.put("low", outcome.measured().low());
    entry.put("high", outcome.measured().high());
    entry.put("verdict", outcome.verdict());
    entry.put("remarks", outcome.measured().remarks());
    return entry;
  }

  /** An infinite end becomes null. */
  private static Map<String, Object> band(Band band) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("low", band.low());
    entry.put("high", band.high());
    return entry;
  }

  private static Map<String, Object> curve(ReproductionAnswer answer, Curve curve) {
    List<Object> points = new ArrayList<>();
    curve
        .points(answer.evidence().get(curve.evidence()))
        .forEach(
            (row, line) ->
                line.forEach(
                    (place, point) ->
                        points.add(
                            Arrays.asList(
                                curve.by().isEmpty() ? null : row,
                                place,
                                point.mean(),
                                point.diverged()))));
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("of", curve.of());
    entry.put("over", curve.over());
    entry.put("by", curve.by().isEmpty() ? null : curve.by());
    entry.put("columns", List.of("by", "over", "mean", "diverged"));
    entry.put("points", points);
    return entry;
  }
}
