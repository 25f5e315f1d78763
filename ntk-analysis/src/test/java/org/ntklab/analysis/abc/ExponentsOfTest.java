package org.ntklab.analysis.abc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ntklab.core.layer.Role;
import org.ntklab.core.optimiser.RateClass;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;
import org.ntklab.core.problem.RefusedException;

class ExponentsOfTest {
  private static final double ROUNDING = 1e-12;

  @Test
  void exponentsAreReadOffTheNumbers() {
    Known.gradient()
        .forEach(
            (name, expected) ->
                assertSame(
                    expected,
                    ExponentsOf.of(name, Known.scaling(expected), RateClass.GRADIENT),
                    name));
  }

  @Test
  void eachClassOfOptimisersHasItsOwnRates() {
    AbcExponents gradient = Known.gradient().get("mup");
    AbcExponents adaptive = Known.adaptive().get("mup");
    Parametrisation both = Known.scaling(gradient, adaptive);
    assertSame(gradient, ExponentsOf.of("mup", both, RateClass.GRADIENT), "gradient");
    assertSame(adaptive, ExponentsOf.of("mup", both, RateClass.ADAPTIVE), "adaptive");
  }

  @Test
  void aConstantHasTheExponentZeroAndNotMinusZero() {
    AbcExponents flat =
        ExponentsOf.of("flat", weight -> new Scaling(1, 1, 1, 1), RateClass.GRADIENT);
    assertEquals("0.0", Double.toString(flat.input().a()));
    assertEquals("0.0", Double.toString(flat.output().c()));
  }

  @Test
  void signOfAMultiplierDoesNotMatter() {
    Parametrisation minus = weight -> new Scaling(-1 / Math.sqrt(weight.width()), 1, 1, 1);
    assertEquals(0.5, ExponentsOf.of("minus", minus, RateClass.GRADIENT).input().a(), ROUNDING);
  }

  @Test
  void numbersThatAreNoPowersAreRefusedByName() {
    Parametrisation logarithm = weight -> new Scaling(1, 1 / Math.log(weight.width()), 1, 1);
    Parametrisation zero = weight -> new Scaling(1, weight.role() == Role.OUTPUT ? 0 : 1, 1, 1);
    assertRefused("odd", logarithm, "deviation of input layers");
    assertRefused("dark", zero, "deviation of output layers");
  }

  @Test
  void parametrisationsThatRefuseHiddenLayersHaveNoExponentsForThem() {
    Parametrisation shallow =
        weight -> {
          if (weight.role() == Role.HIDDEN) {
            throw new RefusedException("no hidden layers");
          }
          return Scaling.plain(1);
        };
    assertEquals(Optional.empty(), ExponentsOf.of("shallow", shallow, RateClass.GRADIENT).hidden());
  }

  private static void assertRefused(String name, Parametrisation parametrisation, String what) {
    String message =
        assertThrows(
                RefusedException.class,
                () -> ExponentsOf.of(name, parametrisation, RateClass.GRADIENT))
            .getMessage();
    assertTrue(message.contains(name) && message.contains(what), message);
  }

  private static void assertSame(AbcExponents expected, AbcExponents found, String name) {
    for (Role role : new Role[] {Role.INPUT, Role.HIDDEN, Role.OUTPUT}) {
      RoleExponents e = Known.of(expected, role);
      RoleExponents f = Known.of(found, role);
      assertEquals(e.a(), f.a(), ROUNDING, name + " a " + role);
      assertEquals(e.b(), f.b(), ROUNDING, name + " b " + role);
      assertEquals(e.c(), f.c(), ROUNDING, name + " c " + role);
    }
  }
}
