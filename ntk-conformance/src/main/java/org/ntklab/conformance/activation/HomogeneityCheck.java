package org.ntklab.conformance.activation;

import static org.ntklab.conformance.Finding.number;

import java.util.List;
import org.ntklab.conformance.Check;
import org.ntklab.conformance.Finding;
import org.ntklab.core.activation.PairDual;

/** A dual that says it is homogeneous belongs to a function with φ(cx) = c·φ(x) for c ≥ 0. */
final class HomogeneityCheck implements Check<ActivationSubject> {
  private static final double[] POINTS = {-3, -1, -0.1, 0.1, 1, 3};
  private static final double[] FACTORS = {0, 0.5, 7};
  private static final double TOLERANCE = 1e-12;

  @Override
  public String name() {
    return "homogeneity";
  }

  @Override
  public List<Finding> findings(ActivationSubject subject) {
    boolean claims =
        subject
            .activation()
            .dual()
            .filter(dual -> dual instanceof PairDual pair && pair.isHomogeneous())
            .isPresent();
    if (!claims) {
      return List.of(
          Finding.notApplicable(
              subject.name(), name(), "dual()", "no dual that says it is homogeneous"));
    }
    String lookedAt = "φ(cx) and c·φ(x) at 18 pairs of c and x";
    for (double x : POINTS) {
      for (double c : FACTORS) {
        double expected = c * subject.activation().value(x);
        double found = subject.activation().value(c * x);
        if (!(Math.abs(found - expected) <= TOLERANCE * (1 + Math.abs(expected)))) {
          String wanted =
              "φ(%s · %s) = %s, since dual().isHomogeneous()"
                  .formatted(number(c), number(x), number(expected));
          return List.of(
              Finding.of(subject.name(), name(), lookedAt, wanted, number(found), false));
        }
      }
    }
    return List.of(
        Finding.of(subject.name(), name(), lookedAt, "equality", "equality to rounding", true));
  }
}
