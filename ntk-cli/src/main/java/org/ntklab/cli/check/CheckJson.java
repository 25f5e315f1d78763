package org.ntklab.cli.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.ntklab.analysis.check.BestRate;
import org.ntklab.analysis.check.CheckLine;
import org.ntklab.analysis.check.CheckResult;
import org.ntklab.analysis.check.CheckTheory;
import org.ntklab.analysis.check.ParametrisationCheck;
import org.ntklab.analysis.check.RateLoss;
import org.ntklab.core.regime.Exponent;
import org.ntklab.core.regime.PredictedRange;
import org.ntklab.core.store.RunStatus;

/** An answer as a JSON document. */
public final class CheckJson {
  private CheckJson() {}

  /** The document; numbers that are not finite are null. */
  public static Map<String, Object> of(CheckAnswer answer) {
    CheckQuestion question = answer.question();
    ParametrisationCheck check = answer.check();
    Map<String, Object> transfer = result(check.transfer());
    transfer.put("bestRates", answer.bestRates().stream().map(CheckJson::best).toList());
    transfer.put("losses", answer.losses().stream().map(CheckJson::loss).toList());
    Map<String, Object> checks = new LinkedHashMap<>();
    checks.put("coordinates", result(check.coordinates()));
    checks.put("transfer", transfer);
    checks.put("spectral", result(check.spectral()));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("architecture", question.architecture());
    document.put("parametrisation", question.parametrisation());
    document.put("optimiser", question.optimiser());
    document.put("widths", question.widths());
    document.put("seeds", question.seeds());
    document.put("steps", question.steps());
    document.put("transferSteps", question.transferSteps());
    document.put("learningRate", answer.learningRate());
    document.put("predicted", theory(check.theory()));
    document.put("checks", checks);
    document.put("verdict", check.verdict().toString());
    document.put("agrees", check.agrees());
    document.put("sentence", check.sentence());
    document.put("runs", runs(answer));
    return document;
  }

  private static Map<String, Object> theory(CheckTheory theory) {
    OptionalDouble r = theory.r();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("regime", theory.regime().toString());
    document.put("r", r.isPresent() ? r.getAsDouble() : null);
    document.put("reasons", theory.reasons());
    return document;
  }

  private static Map<String, Object> result(CheckResult result) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("verdict", result.verdict().toString());
    document.put("agrees", result.agrees());
    document.put("reasons", result.reasons());
    document.put("exponents", result.lines().stream().map(CheckJson::line).toList());
    return document;
  }

  private static Map<String, Object> line(CheckLine line) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("layer", line.layer());
    document.put("quantity", line.quantity());
    document.put("slope", line.measured().map(Exponent::slope).orElse(null));
    document.put("low", line.measured().map(Exponent::low).orElse(null));
    document.put("high", line.measured().map(Exponent::high).orElse(null));
    document.put("predicted", line.predicted().map(CheckJson::range).orElse(null));
    document.put("required", range(line.required()));
    document.put("verdict", line.verdict().toString());
    document.put("agrees", line.agrees());
    return document;
  }

  private static Map<String, Object> range(PredictedRange range) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("low", range.low());
    document.put("high", range.high());
    return document;
  }

  private static Map<String, Object> best(BestRate best) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("width", best.width());
    document.put("seed", best.seed());
    document.put("rate", best.rate());
    document.put("atEdge", best.edge() != BestRate.Edge.NONE);
    return document;
  }

  private static Map<String, Object> loss(RateLoss loss) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("width", loss.width());
    document.put("seed", loss.seed());
    document.put("rate", loss.rate());
    document.put("loss", loss.loss());
    return document;
  }

  private static Map<String, Object> runs(CheckAnswer answer) {
    Map<String, Object> counts = new LinkedHashMap<>();
    for (RunStatus status : List.of(RunStatus.values())) {
      counts.put(
          status.toString(), answer.runs().stream().filter(run -> run.status() == status).count());
    }
    return counts;
  }
}
