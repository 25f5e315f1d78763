package org.ntklab.analysis.abc;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.ntklab.core.optimiser.RateClass;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.core.reference.Reference;
import org.ntklab.core.regime.Regime;

/**
 * The conditions on abc exponents for networks of depth L, hidden layers of units, as n → ∞.
 *
 * <p>At the start: a₁ + b₁ = 0 and hidden a + b = ½ keep activations of order one; larger and they
 * vanish (trivial), smaller and they blow up (unstable). While training, with o the readout:
 *
 * <ul>
 *   <li>SGD: r = min(a_o + b_o, 2a_o + c_o) − 1 + min over l ≤ L of (2a_l + c_l + 1[l = 1]); stable
 *       when a_o + b_o ≥ ½, r ≥ 0, 2a_o + c_o ≥ 1 and a_o + b_o + r ≥ 1.
 *   <li>Adam: r = min over l ≤ L of (a_l + c_l − 1[l ≥ 2]); stable when a_o + b_o ≥ ½, r ≥ 0, a_o +
 *       c_o ≥ 1 and a_o + b_o + r ≥ 1.
 *   <li>Trivial unless one of the last two is an equality; then feature learning at r = 0 and lazy
 *       at r > 0.
 * </ul>
 *
 * <p>Everything is a function of a + b and of the folded rate (2a + c or a + c), so that the shift
 * symmetry changes nothing.
 */
@Reference(key = "yang2021", where = "Theorem 4.3 and Section 4, the dynamical dichotomy")
public final class AbcConditions {
  /** Exponents closer than this are equal: they come from slopes of floating-point numbers. */
  public static final double EQUAL = 1e-9;

  private static final double HIDDEN_INITIAL = 0.5;
  private static final double LEAST_READOUT = 0.5;

  private final AbcExponents exponents;
  private final int depth;
  private final RateClass rateClass;
  private final List<String> reasons = new ArrayList<>();

  private AbcConditions(AbcExponents exponents, int depth, RateClass rateClass) {
    this.exponents = exponents;
    this.depth = depth;
    this.rateClass = rateClass;
  }

  /**
   * Classifies, without equivalents.
   *
   * @param depth weighted layers before the readout; 0 for networks linear in their weights
   * @throws RefusedException for two layers or more without exponents for hidden layers
   * @throws IllegalArgumentException for a negative depth
   */
  public static AbcClassification classify(AbcExponents exponents, int depth, RateClass rateClass) {
    if (depth < 0) {
      throw new IllegalArgumentException("a depth is at least 0, found " + depth);
    }
    if (depth == 0) {
      String reason = "without hidden units the network is linear in its weights: Θ is constant";
      return new AbcClassification(
          true, false, OptionalDouble.empty(), Regime.LAZY, List.of(reason), List.of());
    }
    if (depth > 1 && exponents.hidden().isEmpty()) {
      throw new RefusedException(
          "classify at depth "
              + depth
              + ": the exponents are for input and output only, which makes depth 1; give three"
              + " of each (input, hidden, output)");
    }
    return new AbcConditions(exponents, depth, rateClass).classify();
  }

  /**
   * The conditions on training alone that fail, in sentences: whether rates are too large for
   * activations of order one, whatever they are at the start. Empty when none does.
   *
   * @param depth weighted layers before the readout, at least 1
   */
  public static List<String> instabilities(AbcExponents exponents, int depth, RateClass rateClass) {
    AbcConditions conditions = new AbcConditions(exponents, depth, rateClass);
    conditions.requireStable(movement(exponents, depth, rateClass));
    return List.copyOf(conditions.reasons);
  }

  /**
   * r of the features of one layer, which move by n^−r: the least among the layers up to it.
   *
   * @param depth the layer, from 1
   */
  public static double movement(AbcExponents exponents, int depth, RateClass rateClass) {
    double input = exponents.input().rate(rateClass);
    double hidden = Double.POSITIVE_INFINITY;
    if (depth > 1) {
      hidden = exponents.hidden().orElseThrow().rate(rateClass);
    }
    if (rateClass == RateClass.ADAPTIVE) {
      return Math.min(input, hidden - 1);
    }
    RoleExponents output = exponents.output();
    double signal = Math.min(output.initial(), output.rate(rateClass));
    return signal - 1 + Math.min(input + 1, hidden);
  }

  private AbcClassification classify() {
    double inputOff = exponents.input().initial();
    double hiddenOff = 0;
    if (depth > 1) {
      hiddenOff = exponents.hidden().orElseThrow().initial() - HIDDEN_INITIAL;
    }
    boolean blowUp = inputOff < -EQUAL || hiddenOff < -EQUAL;
    boolean vanish = inputOff > EQUAL || hiddenOff > EQUAL;
    if (blowUp || vanish) {
      initialReason("input layer", inputOff, 0);
      initialReason("hidden layers", hiddenOff, HIDDEN_INITIAL);
      Regime regime = blowUp ? Regime.UNSTABLE : Regime.TRIVIAL;
      return result(!blowUp, !blowUp, OptionalDouble.empty(), regime);
    }
    return training(movement(exponents, depth, rateClass));
  }

  private AbcClassification training(double r) {
    requireStable(r);
    if (!reasons.isEmpty()) {
      return result(false, false, OptionalDouble.of(r), Regime.UNSTABLE);
    }
    double own = exponents.output().rate(rateClass);
    double byFeatures = exponents.output().initial() + r;
    if (own > 1 + EQUAL && byFeatures > 1 + EQUAL) {
      reasons.add(
          "readout: %s = %s and a + b + r = %s, both above 1: the outputs do not move"
              .formatted(rateFormula(), Decimals.of(own), Decimals.of(byFeatures)));
      return result(true, true, OptionalDouble.of(r), Regime.TRIVIAL);
    }
    if (r > EQUAL) {
      reasons.add(
          "r = %s, above 0: features move by n^-%s and the kernel stays where it was"
              .formatted(Decimals.of(r), Decimals.of(r)));
      return result(true, false, OptionalDouble.of(r), Regime.LAZY);
    }
    reasons.add("r = 0: features move by an amount that does not vanish with the width");
    return result(true, false, OptionalDouble.of(0), Regime.FEATURE_LEARNING);
  }

  private void requireStable(double r) {
    double initial = exponents.output().initial();
    double own = exponents.output().rate(rateClass);
    require(initial, LEAST_READOUT, "readout: a + b", "the outputs blow up at the start");
    require(r, 0, "r", "the first steps blow up the features");
    require(own, 1, "readout: " + rateFormula(), "steps of the readout blow up the outputs");
    require(initial + r, 1, "readout: a + b + r", "moving features blow up the outputs");
  }

  private String rateFormula() {
    return rateClass == RateClass.GRADIENT ? "2a + c" : "a + c";
  }

  private void initialReason(String layers, double off, double expected) {
    if (Math.abs(off) > EQUAL) {
      reasons.add(
          "%s: a + b = %s, %s %s: activations %s as the width grows"
              .formatted(
                  layers,
                  Decimals.of(off + expected),
                  off > 0 ? "above" : "below",
                  Decimals.of(expected),
                  off > 0 ? "vanish" : "blow up"));
    }
  }

  private void require(double found, double least, String what, String otherwise) {
    if (found < least - EQUAL) {
      reasons.add(
          "%s = %s, below %s: %s"
              .formatted(what, Decimals.of(found), Decimals.of(least), otherwise));
    }
  }

  private AbcClassification result(
      boolean stable, boolean trivial, OptionalDouble r, Regime regime) {
    return new AbcClassification(stable, trivial, r, regime, reasons, List.of());
  }
}
