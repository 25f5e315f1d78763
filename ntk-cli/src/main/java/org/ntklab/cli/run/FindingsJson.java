package org.ntklab.cli.run;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ntklab.core.regime.AxisFit;
import org.ntklab.core.regime.Crossover;
import org.ntklab.core.regime.Estimate;
import org.ntklab.core.regime.Exponent;
import org.ntklab.core.regime.ExponentComparison;
import org.ntklab.core.regime.PredictedRange;
import org.ntklab.core.regime.RateComparison;
import org.ntklab.core.regime.Verdict;

/** What follows from a study, as plain values with the keys that the project promises. */
public final class FindingsJson {
  private FindingsJson() {}

  static Map<String, Object> verdict(Verdict verdict) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("cell", verdict.cell());
    document.put("axis", verdict.axis());
    document.put("exponents", exponents(verdict.exponents()));
    document.put("regime", verdict.regime().toString());
    document.put("predictedRegime", verdict.predictedRegime().toString());
    document.put("agrees", verdict.agrees());
    document.put("reasons", verdict.reasons());
    return document;
  }

  static Map<String, Object> fit(AxisFit fit) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("cell", fit.cell());
    document.put("axis", fit.axis());
    document.put("exponents", exponents(fit.exponents()));
    return document;
  }

  static Map<String, Object> crossover(Crossover crossover) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("cell", crossover.cell());
    document.put("metric", "kernelDrift");
    document.put("threshold", crossover.threshold());
    document.put("scales", crossover.scales());
    document.put("widths", crossover.widths().stream().map(FindingsJson::row).toList());
    document.put(
        "exponent",
        crossover.exponent().map(found -> exponent(found, crossover.predicted())).orElse(null));
    document.put("remarks", crossover.remarks());
    return document;
  }

  private static Map<String, Object> row(Crossover.AtWidth row) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("width", row.width());
    document.put("drift", row.drift());
    document.put("crossover", row.scale().seeds() == 0 ? null : estimate(row.scale()));
    document.put("seedsBelow", row.below());
    document.put("seedsAbove", row.above());
    return document;
  }

  static Map<String, Object> comparison(RateComparison comparison) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("cell", comparison.cell());
    document.put("axis", comparison.axis());
    document.put("entries", comparison.entries().stream().map(FindingsJson::entry).toList());
    document.put("remarks", comparison.remarks());
    return document;
  }

  private static Map<String, Object> entry(RateComparison.Entry entry) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("cell", entry.cell());
    document.put("rate", entry.rate().orElse(null));
    document.put("end", entry.end().name().toLowerCase(Locale.ROOT));
    document.put("validationLoss", estimate(entry.validation()));
    document.put("testLoss", estimate(entry.testLoss()));
    document.put("testError", estimate(entry.testError()));
    document.put("behind", entry.behind().map(FindingsJson::estimate).orElse(null));
    document.put("tried", entry.tried().stream().map(FindingsJson::tried).toList());
    return document;
  }

  private static Map<String, Object> tried(RateComparison.Tried tried) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("rate", tried.rate());
    document.put("validationLoss", estimate(tried.validation()));
    document.put("lost", tried.lost());
    return document;
  }

  /** A mean over seeds with its interval. */
  public static Map<String, Object> estimate(Estimate estimate) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("mean", estimate.mean());
    document.put("low", estimate.low());
    document.put("high", estimate.high());
    document.put("seeds", estimate.seeds());
    return document;
  }

  private static Map<String, Object> exponents(Map<String, ExponentComparison> exponents) {
    Map<String, Object> document = new LinkedHashMap<>();
    exponents.forEach(
        (name, found) -> document.put(name, exponent(found.measured(), found.predicted())));
    return document;
  }

  private static Map<String, Object> exponent(
      Exponent measured, Optional<PredictedRange> predicted) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("slope", measured.slope());
    document.put("low", measured.low());
    document.put("high", measured.high());
    document.put("predicted", predicted.map(FindingsJson::range).orElse(null));
    return document;
  }

  private static Map<String, Object> range(PredictedRange predicted) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("low", predicted.low());
    document.put("high", predicted.high());
    return document;
  }
}
