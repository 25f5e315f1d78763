package org.ntklab.analysis.abc;

import java.util.List;
import java.util.OptionalDouble;
import org.ntklab.core.regime.Regime;

/**
 * What theory says of exponents as the width grows.
 *
 * @param stable whether nothing blows up, at the start or by training
 * @param trivial whether the outputs do not move, or the signal vanishes on its way to them
 * @param r features move by n^−r; empty where that has no meaning, at activations that vanish or
 *     blow up and in networks linear in their weights
 * @param regime lazy, feature learning, unstable or trivial
 * @param reasons in sentences, with the numbers
 * @param equivalents named parametrisations that train alike, sorted
 */
public record AbcClassification(
    boolean stable,
    boolean trivial,
    OptionalDouble r,
    Regime regime,
    List<String> reasons,
    List<String> equivalents) {
  public AbcClassification {
    reasons = List.copyOf(reasons);
    equivalents = List.copyOf(equivalents);
  }

  /** The same with these named parametrisations. */
  AbcClassification withEquivalents(List<String> names) {
    return new AbcClassification(stable, trivial, r, regime, reasons, names);
  }
}
