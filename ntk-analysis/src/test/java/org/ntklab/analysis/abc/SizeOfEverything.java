package org.ntklab.analysis.abc;

import org.ntklab.core.optimiser.RateClass;
import org.ntklab.core.regime.Regime;

/**
 * The classification once more, by following the power of n of every quantity through two steps of
 * training: activations, backprop signals, changes of weights, of features and of outputs. A sum of
 * n terms of size n^p is n^{p+1} when they are aligned, as an update is with what made it, and
 * n^{p+1/2} when they are independent, as at the start.
 */
final class SizeOfEverything {
  private static final double EQUAL = 1e-9;

  private SizeOfEverything() {}

  static Regime regime(AbcExponents e, int depth, RateClass rateClass) {
    double[] x = new double[depth + 1];
    x[1] = -weight(e.input());
    boolean vanish = x[1] < -EQUAL;
    boolean blowUp = x[1] > EQUAL;
    for (int l = 2; l <= depth; l++) {
      double growth = 0.5 - weight(e.hidden().orElseThrow());
      vanish |= growth < -EQUAL;
      blowUp |= growth > EQUAL;
    }
    if (blowUp || vanish) {
      return blowUp ? Regime.UNSTABLE : Regime.TRIVIAL;
    }
    double readout = -weight(e.output());
    // The readout's own change: aligned with the features, which are of order one.
    double readoutChange = change(e.output(), 0, rateClass);
    double output = readout + 0.5;
    double outputByReadout = readoutChange + 1;
    // The backprop signal at the features after a step: old readout or its change.
    double signal = Math.max(readout, readoutChange);
    double moved = Double.NEGATIVE_INFINITY;
    for (int l = 1; l <= depth; l++) {
      boolean first = l == 1;
      double update = change(first ? e.input() : e.hidden().orElseThrow(), signal, rateClass);
      // Δz = ΔW x, over data or over n aligned units, and W Δx, over n independent weights.
      moved = Math.max(moved, update + (first ? 0 : 1));
    }
    double outputByFeatures = Math.max(readout, readoutChange) + 1 + moved;
    boolean unstable =
        output > EQUAL
            || moved > EQUAL
            || outputByReadout > EQUAL
            // A change of the readout that is stable itself meets features that are.
            || readout + 1 + moved > EQUAL;
    if (unstable) {
      return Regime.UNSTABLE;
    }
    if (Math.max(outputByReadout, outputByFeatures) < -EQUAL) {
      return Regime.TRIVIAL;
    }
    return moved < -EQUAL ? Regime.LAZY : Regime.FEATURE_LEARNING;
  }

  private static double weight(RoleExponents role) {
    return role.a() + role.b();
  }

  /** Power of an entry of ΔW = m Δw: rate × m × gradient (m × signal), or rate × m × sign. */
  private static double change(RoleExponents role, double signal, RateClass rateClass) {
    double gradient = rateClass == RateClass.GRADIENT ? signal - role.a() : 0;
    return -role.c() + gradient - role.a();
  }
}
