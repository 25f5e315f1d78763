package org.ntklab.plugins.parametrisations;

import java.util.Collections;
import java.util.List;
import org.ntklab.core.config.Option;
import org.ntklab.core.config.Options;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.reference.Reference;

/**
 * Exponents of one's own: {@code {name: abc, a: [0, 0.5, 0.5], b: [0, 0, 0], c: 0}}.
 *
 * <p>Lists are input, hidden, output; of two numbers, input and output, for networks without hidden
 * layers. c is one number or one each, and is used as it stands under every optimiser.
 */
@Reference(key = "yang2021", where = "Definition 3.1")
public final class Abc implements Kind<Parametrisation> {
  /** Powers of any width that fits in memory, and their squares, stay inside double precision. */
  private static final double LARGEST = 10;

  private static final String EACH_ROLE = "3 numbers (input, hidden, output) or 2 (input, output)";

  @Override
  public Parametrisation read(Options options) {
    List<Double> a = inRange(options.numbers("a").check(Abc::isEachRole, EACH_ROLE));
    List<Double> b = inRange(options.numbers("b").check(Abc::isEachRole, EACH_ROLE));
    List<Double> c =
        inRange(
            options
                .numbers("c")
                .check(list -> list.size() == 1 || isEachRole(list), "1 number or " + EACH_ROLE));
    boolean readable = !a.isEmpty() && !b.isEmpty() && !c.isEmpty();
    if (!readable || !agree(options, a, "b", b) || !(c.size() == 1 || agree(options, a, "c", c))) {
      return new NtkParametrisation();
    }
    List<Double> rates = c.size() == 1 ? Collections.nCopies(a.size(), c.get(0)) : c;
    // One number and the same number for each role are the same run.
    options.remember("c", rates);
    Exponents input = exponents(a, b, rates, 0);
    Exponents output = exponents(a, b, rates, a.size() - 1);
    return new AbcParametrisation(
        a.size() == 2
            ? AbcExponents.withoutHidden(input, output)
            : AbcExponents.of(input, exponents(a, b, rates, 1), output),
        AbcParametrisation.Constant.IN_MULTIPLIER);
  }

  /** The list, or an empty one after a problem. */
  private static List<Double> inRange(Option<List<Double>> list) {
    return list.check(
            numbers -> numbers.stream().allMatch(number -> Math.abs(number) <= LARGEST),
            "numbers between -10 and 10")
        .required(List.of());
  }

  private static boolean isEachRole(List<Double> list) {
    return list.size() == 2 || list.size() == 3;
  }

  private static boolean agree(Options options, List<Double> a, String key, List<Double> list) {
    if (list.size() == a.size()) {
      return true;
    }
    options.problem(
        key, "has " + list.size() + " numbers and a has " + a.size() + ": give as many of each");
    return false;
  }

  private static Exponents exponents(List<Double> a, List<Double> b, List<Double> c, int role) {
    return new Exponents(a.get(role), b.get(role), c.get(role), c.get(role));
  }
}
