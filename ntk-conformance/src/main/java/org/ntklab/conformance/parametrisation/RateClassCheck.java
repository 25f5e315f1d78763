package org.ntklab.conformance.parametrisation;

import java.util.List;
import org.ntklab.analysis.abc.AbcClassification;
import org.ntklab.analysis.abc.AbcConditions;
import org.ntklab.analysis.abc.AbcExponents;
import org.ntklab.conformance.Check;
import org.ntklab.conformance.Finding;
import org.ntklab.core.optimiser.RateClass;
import org.ntklab.core.reference.Reference;

/**
 * The rates for gradient descent and for Adam lead to one and the same regime, unless the
 * parametrisation has none of its own for Adam.
 */
@Reference(key = "yang2021", where = "Section 4")
@Reference(key = "everett2024")
final class RateClassCheck implements Check<ParametrisationSubject> {
  @Override
  public String name() {
    return "rates";
  }

  @Override
  public List<Finding> findings(ParametrisationSubject subject) {
    Exponents gradient = Exponents.of(subject, RateClass.GRADIENT);
    Exponents adaptive = Exponents.of(subject, RateClass.ADAPTIVE);
    String lookedAt = "conditions on exponents, gradient descent against Adam";
    if (gradient.known().isEmpty() || adaptive.known().isEmpty()) {
      String reason = gradient.known().isEmpty() ? gradient.reason() : adaptive.reason();
      return List.of(Finding.notApplicable(subject.name(), name(), lookedAt, reason));
    }
    AbcClassification one = classify(gradient.known().get(), RateClass.GRADIENT);
    AbcClassification other = classify(adaptive.known().get(), RateClass.ADAPTIVE);
    boolean agree = one.regime() == other.regime();
    if (!agree && sameRates(gradient.known().get(), adaptive.known().get())) {
      String reason =
          "rates of gradient descent alone, used under Adam as they are: %s under one, %s under the"
              + " other (%s)";
      return List.of(
          Finding.notApplicable(
              subject.name(),
              name(),
              lookedAt,
              reason.formatted(one.regime(), other.regime(), reasons(other))));
    }
    String found =
        agree
            ? one.regime() + " under both"
            : "%s under gradient descent (%s), %s under Adam (%s)"
                .formatted(one.regime(), reasons(one), other.regime(), reasons(other));
    return List.of(
        Finding.of(subject.name(), name(), lookedAt, "one regime under both", found, agree));
  }

  /** The class of optimisers, for messages. */
  static String word(RateClass rateClass) {
    return rateClass == RateClass.GRADIENT ? "gradient descent" : "Adam";
  }

  /** Whether the parametrisation has no rates of its own for Adam. */
  private static boolean sameRates(AbcExponents one, AbcExponents other) {
    return one.equals(other);
  }

  private static AbcClassification classify(AbcExponents exponents, RateClass rateClass) {
    return AbcConditions.classify(exponents, exponents.defaultDepth(), rateClass);
  }

  private static String reasons(AbcClassification classification) {
    return String.join("; ", classification.reasons());
  }
}
