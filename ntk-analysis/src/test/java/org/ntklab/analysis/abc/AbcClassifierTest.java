package org.ntklab.analysis.abc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Provider;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ntklab.core.optimiser.RateClass;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;
import org.ntklab.core.plugin.ExtensionPoint;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.plugin.Named;
import org.ntklab.core.regime.Regime;

class AbcClassifierTest {
  private final AbcClassifier classifier =
      new AbcClassifier(new Kinds<>(ExtensionPoint.PARAMETRISATION, kinds()));

  @Test
  void meanFieldAndMaximalUpdateTrainAlike() {
    assertEquals(List.of("mean-field", "mup"), equivalents(Known.gradient().get("mup"), 2));
    assertEquals(
        List.of("mean-field", "mup", "naive-mean-field"),
        equivalents(Known.gradient().get("mup"), 1),
        "without hidden layers the naive one is the same too");
  }

  @Test
  void standardAtEtaOverNIsNotTheTangentParametrisation() {
    assertEquals(
        List.of("standard-over-n"), equivalents(Known.gradient().get("standard-over-n"), 2));
  }

  @Test
  void shiftedExponentsFindTheirName() {
    // NTK with θ = ¼ in every layer.
    AbcExponents shifted = Known.exponents(0.25, 0.75, 0.75, -0.25, -0.25, -0.25, -0.5, -0.5, -0.5);
    assertEquals(List.of("ntk"), equivalents(shifted, 3));
  }

  @Test
  void equivalenceUnderAdamIsAnother() {
    assertEquals(
        List.of("mean-field", "mup"),
        classifier.classify(Known.adaptive().get("mup"), 2, RateClass.ADAPTIVE).equivalents());
    assertEquals(
        List.of(),
        classifier.classify(Known.gradient().get("mup"), 2, RateClass.ADAPTIVE).equivalents());
  }

  @Test
  void namedParametrisationIsNotItsOwnEquivalent() {
    Parametrisation mup = Known.scaling(Known.gradient().get("mup"));
    AbcClassification found = classifier.classify(new Named<>("mup", mup), 2, RateClass.GRADIENT);
    assertEquals(List.of("mean-field"), found.equivalents());
    assertEquals(Regime.FEATURE_LEARNING, found.regime());
  }

  private List<String> equivalents(AbcExponents exponents, int depth) {
    return classifier.classify(exponents, depth, RateClass.GRADIENT).equivalents();
  }

  /** The known ones, one that needs options and one that is no power law. */
  private static Map<String, Provider<Kind<Parametrisation>>> kinds() {
    Map<String, Provider<Kind<Parametrisation>>> kinds = new TreeMap<>();
    Known.gradient()
        .forEach(
            (name, gradient) -> {
              AbcExponents adaptive = Known.adaptive().getOrDefault(name, gradient);
              Parametrisation parametrisation = Known.scaling(gradient, adaptive);
              kinds.put(name, () -> options -> parametrisation);
            });
    Parametrisation mup = Known.scaling(Known.gradient().get("mup"));
    kinds.put(
        "abc",
        () ->
            options -> {
              options.numbers("a").required(List.of());
              return mup;
            });
    kinds.put("odd", () -> options -> weight -> new Scaling(Math.log(weight.width()), 1, 1, 1));
    return kinds;
  }
}
