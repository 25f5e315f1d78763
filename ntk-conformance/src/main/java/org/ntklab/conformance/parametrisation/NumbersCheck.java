package org.ntklab.conformance.parametrisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntklab.conformance.Check;
import org.ntklab.conformance.Finding;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.parametrisation.Scaling;
import org.ntklab.core.problem.RefusedException;

/** Every weight array of any graph has positive, finite numbers, the same at every call. */
final class NumbersCheck implements Check<ParametrisationSubject> {
  private static final int[] WIDTHS = {1, 4, 64, 4096};
  private static final int MOST_BLOCKS = 1000;

  @Override
  public String name() {
    return "numbers";
  }

  @Override
  public List<Finding> findings(ParametrisationSubject subject) {
    List<Finding> findings = new ArrayList<>();
    for (String graph : ParametrisationSubject.graphs()) {
      String lookedAt = "weights of " + graph + " networks at widths 1, 4, 64, 4096";
      try {
        Optional<String> wrong = Optional.empty();
        for (int width : WIDTHS) {
          LayerGraph built = subject.graph(graph, width);
          wrong = wrong.or(() -> wrong(subject, built));
        }
        findings.add(finding(subject, lookedAt, wrong));
      } catch (RefusedException e) {
        String reason = "refused: " + e.getMessage();
        findings.add(Finding.notApplicable(subject.name(), name(), lookedAt, reason));
      }
    }
    findings.add(finding(subject, "residual multipliers of 1 to 1000 blocks", residual(subject)));
    return findings;
  }

  private Finding finding(ParametrisationSubject subject, String lookedAt, Optional<String> wrong) {
    return Finding.of(
        subject.name(),
        name(),
        lookedAt,
        "finite numbers above 0 that depend on the weight alone",
        wrong.orElse("finite numbers above 0"),
        wrong.isEmpty());
  }

  private static Optional<String> wrong(ParametrisationSubject subject, LayerGraph graph) {
    for (Weight weight : graph.weights()) {
      Scaling scaling = subject.parametrisation().scaling(weight);
      boolean good =
          isGood(Math.abs(scaling.multiplier()))
              && isGood(scaling.deviation())
              && isGood(scaling.gradientRate())
              && isGood(scaling.adaptiveRate());
      if (!good) {
        return Optional.of("%s of %s".formatted(scaling, weight));
      }
      Scaling again = subject.parametrisation().scaling(weight);
      if (!again.equals(scaling)) {
        return Optional.of("%s, then %s, of %s".formatted(scaling, again, weight));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> residual(ParametrisationSubject subject) {
    for (int blocks = 1; blocks <= MOST_BLOCKS; blocks++) {
      double multiplier = subject.parametrisation().residualMultiplier(blocks);
      if (!isGood(multiplier)) {
        return Optional.of(multiplier + " for " + blocks + " blocks");
      }
    }
    return Optional.empty();
  }

  private static boolean isGood(double number) {
    return number > 0 && number < Double.POSITIVE_INFINITY;
  }
}
