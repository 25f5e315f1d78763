package org.ntklab.conformance.parametrisation;

import java.util.Optional;
import org.ntklab.analysis.abc.AbcExponents;
import org.ntklab.analysis.abc.ExponentsOf;
import org.ntklab.core.optimiser.RateClass;
import org.ntklab.core.problem.RefusedException;

/** Exponents of a parametrisation under test, or why there are none. */
record Exponents(Optional<AbcExponents> known, String reason) {
  static Exponents of(ParametrisationSubject subject, RateClass rateClass) {
    try {
      return new Exponents(
          Optional.of(ExponentsOf.of(subject.name(), subject.parametrisation(), rateClass)), "");
    } catch (RefusedException e) {
      return new Exponents(Optional.empty(), "no exponents: " + e.getMessage());
    }
  }
}
