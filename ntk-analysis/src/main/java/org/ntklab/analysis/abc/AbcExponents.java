package org.ntklab.analysis.abc;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ntklab.core.reference.Reference;

/**
 * The exponents of a parametrisation by role.
 *
 * @param input of layers that read data
 * @param hidden of layers between two others; empty for networks without such layers
 * @param output of layers that end in the outputs
 */
@Reference(key = "yang2021", where = "Definition 3.1")
public record AbcExponents(
    RoleExponents input, Optional<RoleExponents> hidden, RoleExponents output) {

  /** Input, hidden, output. */
  public static AbcExponents of(RoleExponents input, RoleExponents hidden, RoleExponents output) {
    return new AbcExponents(input, Optional.of(hidden), output);
  }

  /**
   * From lists as users write them: input, hidden, output, or input and output.
   *
   * @param c as long as the others, or a single number for all
   * @throws IllegalArgumentException when the lengths do not fit
   */
  public static AbcExponents of(List<Double> a, List<Double> b, List<Double> c) {
    int roles = a.size();
    boolean fits =
        (roles == 2 || roles == 3) && b.size() == roles && (c.size() == roles || c.size() == 1);
    if (!fits) {
      throw new IllegalArgumentException(
          "a, b, c have %d, %d, %d numbers: give 3 of each (input, hidden, output) or 2 (input,"
                  .formatted(a.size(), b.size(), c.size())
              + " output); c may be a single one");
    }
    List<RoleExponents> all =
        IntStream.range(0, roles)
            .mapToObj(i -> new RoleExponents(a.get(i), b.get(i), c.get(c.size() == 1 ? 0 : i)))
            .toList();
    return new AbcExponents(
        all.get(0), roles == 3 ? Optional.of(all.get(1)) : Optional.empty(), all.get(roles - 1));
  }

  /** The depth to classify at when none is asked for: 2, or 1 without hidden layers. */
  public int defaultDepth() {
    return hidden.isPresent() ? 2 : 1;
  }

  /** The same with every learning rate smaller by n^{@code kappa}. */
  public AbcExponents slower(double kappa) {
    return new AbcExponents(
        input.slower(kappa), hidden.map(role -> role.slower(kappa)), output.slower(kappa));
  }
}
