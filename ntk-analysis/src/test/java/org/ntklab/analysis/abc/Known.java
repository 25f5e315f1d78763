package org.ntklab.analysis.abc;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ntklab.core.layer.Role;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.optimiser.RateClass;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;

/** The parametrisations of the literature as exponents, written out here once more. */
public final class Known {
  private Known() {}

  /** Exponents under gradient descent by name. */
  public static Map<String, AbcExponents> gradient() {
    Map<String, AbcExponents> known = new LinkedHashMap<>();
    known.put("standard", exponents(0, 0, 0, 0, 0.5, 0.5, 0, 0, 0));
    known.put("standard-over-n", exponents(0, 0, 0, 0, 0.5, 0.5, 1, 1, 1));
    known.put("ntk", exponents(0, 0.5, 0.5, 0, 0, 0, 0, 0, 0));
    known.put("mean-field", exponents(0, 0.5, 1, 0, 0, 0, -1, -1, -1));
    known.put("mup", exponents(-0.5, 0, 0.5, 0.5, 0.5, 0.5, 0, 0, 0));
    known.put("naive-mean-field", exponents(0, 1, 1, 0, 0, 0, -1, -1, -1));
    return known;
  }

  /** Exponents under Adam by name: the per-layer rates of each class. */
  public static Map<String, AbcExponents> adaptive() {
    Map<String, AbcExponents> known = new LinkedHashMap<>();
    known.put("ntk", exponents(0, 0.5, 0.5, 0, 0, 0, 0.5, 1, 0.5));
    known.put("mean-field", exponents(0, 0.5, 1, 0, 0, 0, 0, 0.5, 0));
    known.put("mup", exponents(-0.5, 0, 0.5, 0.5, 0.5, 0.5, 0.5, 1, 0.5));
    known.put("naive-mean-field", exponents(0, 1, 1, 0, 0, 0, 0, 0, 0));
    return known;
  }

  /** Input, hidden, output of a, then of b, then of c. */
  public static AbcExponents exponents(double... abc) {
    return AbcExponents.of(
        new RoleExponents(abc[0], abc[3], abc[6]),
        new RoleExponents(abc[1], abc[4], abc[7]),
        new RoleExponents(abc[2], abc[5], abc[8]));
  }

  /** A parametrisation that scales by these powers; σ and the input's 1/√fan-in as constants. */
  public static Parametrisation scaling(AbcExponents gradient, AbcExponents adaptive) {
    return weight -> {
      RoleExponents g = of(gradient, weight.role());
      RoleExponents s = of(adaptive, weight.role());
      double n = weight.width();
      double constant = constant(weight);
      return new Scaling(
          constant * Math.pow(n, -g.a()),
          Math.pow(n, -g.b()),
          Math.pow(n, -g.c()),
          Math.pow(n, -s.c()));
    };
  }

  /** A parametrisation with the same c under every optimiser. */
  public static Parametrisation scaling(AbcExponents exponents) {
    return scaling(exponents, exponents);
  }

  static RoleExponents of(AbcExponents exponents, Role role) {
    return switch (role) {
      case INPUT -> exponents.input();
      case HIDDEN -> exponents.hidden().orElseThrow();
      case OUTPUT -> exponents.output();
      case DIRECT -> new RoleExponents(0, 0, 0);
    };
  }

  static AbcExponents of(String name, RateClass rateClass) {
    return (rateClass == RateClass.GRADIENT ? gradient() : adaptive()).get(name);
  }

  private static double constant(Weight weight) {
    return weight.role() == Role.INPUT
        ? weight.shape().std() / Math.sqrt(weight.shape().fanIn())
        : weight.shape().std();
  }
}
