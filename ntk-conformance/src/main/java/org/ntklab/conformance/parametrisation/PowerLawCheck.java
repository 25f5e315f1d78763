package org.ntklab.conformance.parametrisation;

import static org.ntklab.conformance.Finding.number;

import java.util.ArrayList;
import java.util.List;
import org.ntklab.analysis.abc.AbcExponents;
import org.ntklab.analysis.abc.RoleExponents;
import org.ntklab.conformance.Check;
import org.ntklab.conformance.Finding;
import org.ntklab.core.optimiser.RateClass;

/** The numbers are powers of the width, so that theory can speak of them; telling which. */
final class PowerLawCheck implements Check<ParametrisationSubject> {
  @Override
  public String name() {
    return "power law";
  }

  @Override
  public List<Finding> findings(ParametrisationSubject subject) {
    List<Finding> findings = new ArrayList<>();
    for (RateClass rateClass : RateClass.values()) {
      Exponents exponents = Exponents.of(subject, rateClass);
      String lookedAt = "widths 2^10 to 2^20, " + RateClassCheck.word(rateClass);
      findings.add(
          exponents
              .known()
              .map(
                  known ->
                      Finding.of(
                          subject.name(), name(), lookedAt, "powers", text(known, rateClass), true))
              .orElseGet(
                  () ->
                      Finding.notApplicable(subject.name(), name(), lookedAt, exponents.reason())));
    }
    return findings;
  }

  private static String text(AbcExponents exponents, RateClass rateClass) {
    StringBuilder text = new StringBuilder("exponents of start and rate: input ");
    text.append(text(exponents.input(), rateClass));
    exponents
        .hidden()
        .ifPresent(hidden -> text.append(", hidden ").append(text(hidden, rateClass)));
    return text.append(", output ").append(text(exponents.output(), rateClass)).toString();
  }

  private static String text(RoleExponents role, RateClass rateClass) {
    return "(%s, %s)".formatted(number(role.initial()), number(role.rate(rateClass)));
  }
}
