package org.ntklab.analysis.abc;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntklab.core.config.Options;
import org.ntklab.core.optimiser.RateClass;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.plugin.Named;
import org.ntklab.core.problem.Problems;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.core.reference.Reference;

/** The static classifier: what theory says of a parametrisation, and which others train alike. */
@Reference(key = "yang2021", where = "Section 4")
public final class AbcClassifier {
  private final Kinds<Parametrisation> parametrisations;

  /** A classifier that looks for equivalents among these names. */
  @Inject
  public AbcClassifier(Kinds<Parametrisation> parametrisations) {
    this.parametrisations = parametrisations;
  }

  /**
   * Classifies exponents.
   *
   * @param depth weighted layers before the readout; 0 for networks linear in their weights
   * @throws RefusedException for two layers or more without exponents for hidden layers
   */
  public AbcClassification classify(AbcExponents exponents, int depth, RateClass rateClass) {
    return AbcConditions.classify(exponents, depth, rateClass)
        .withEquivalents(equivalents(exponents, depth, rateClass));
  }

  /**
   * Classifies a named parametrisation by the exponents of its own numbers; it is not its own
   * equivalent.
   *
   * @throws RefusedException when its numbers are no powers of the width
   */
  public AbcClassification classify(Named<Parametrisation> named, int depth, RateClass rateClass) {
    AbcExponents exponents = ExponentsOf.of(named.name(), named.value(), rateClass);
    List<String> others = new ArrayList<>(equivalents(exponents, depth, rateClass));
    others.remove(named.name());
    return AbcConditions.classify(exponents, depth, rateClass).withEquivalents(others);
  }

  /** Names whose exponents agree in all that the shift symmetry leaves. */
  private List<String> equivalents(AbcExponents exponents, int depth, RateClass rateClass) {
    return parametrisations.names().stream()
        .filter(
            name ->
                named(name, rateClass)
                    .filter(other -> trainAlike(exponents, other, depth, rateClass))
                    .isPresent())
        .toList();
  }

  /** Exponents behind a name; empty when it needs options, or is no power law. */
  private Optional<AbcExponents> named(String name, RateClass rateClass) {
    Problems problems = new Problems();
    Kind<Parametrisation> kind = parametrisations.find(name).orElseThrow();
    Parametrisation parametrisation = kind.read(Options.none(problems));
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ExponentsOf.of(name, parametrisation, rateClass));
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }

  private static boolean trainAlike(
      AbcExponents one, AbcExponents other, int depth, RateClass rateClass) {
    boolean outside =
        same(one.input(), other.input(), rateClass)
            && same(one.output(), other.output(), rateClass);
    if (!outside || depth < 2) {
      return depth > 0 && outside;
    }
    return one.hidden().isPresent()
        && other.hidden().isPresent()
        && same(one.hidden().get(), other.hidden().get(), rateClass);
  }

  private static boolean same(RoleExponents one, RoleExponents other, RateClass rateClass) {
    return Math.abs(one.initial() - other.initial()) <= AbcConditions.EQUAL
        && Math.abs(one.rate(rateClass) - other.rate(rateClass)) <= AbcConditions.EQUAL;
  }
}
