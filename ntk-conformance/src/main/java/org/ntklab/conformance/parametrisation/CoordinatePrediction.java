package org.ntklab.conformance.parametrisation;

import java.util.Arrays;
import java.util.List;
import org.ntklab.analysis.abc.AbcExponents;
import org.ntklab.analysis.abc.RoleExponents;
import org.ntklab.core.optimiser.RateClass;
import org.ntklab.core.reference.Reference;

/**
 * Exponents u, as in n^−u, of pre-activations at the start and of their first update per unit of η,
 * in a ReLU network of dense layers trained on one example.
 *
 * <p>With x_l the exponent of layer l at the start, d_l that of the gradient at it, ρ_l that of its
 * folded rate and e = (a + b) − ½ of hidden layers:
 *
 * <pre>
 * x_1 = (a + b)_1, x_l = x_(l−1) + e,       d_L = (a + b)_o, d_l = d_(l+1) + e
 * own update of l: ρ_1 + d_1, ρ_l + d_l + 2x_(l−1) − 1     (Adam: ρ_1, ρ_l + x_(l−1) − 1)
 * update of l:     min(own, update of l − 1, plus e)
 * of the outputs:  min(ρ_o + 2x_L − 1, update of L + (a + b)_o − 1)   (Adam: ρ_o + x_L − 1)
 * </pre>
 *
 * <p>Updates pass a hidden layer like signals, but add up in the readout, with whose weights they
 * are aligned.
 */
@Reference(key = "yang2021", where = "Section 4 and Appendix H")
@Reference(key = "everett2024")
record CoordinatePrediction(List<Double> start, List<Double> update) {
  static CoordinatePrediction of(AbcExponents exponents, int depth, RateClass rateClass) {
    boolean linear = rateClass == RateClass.GRADIENT;
    RoleExponents output = exponents.output();
    double e = exponents.hidden().map(hidden -> hidden.initial() - 0.5).orElse(0.0);
    double[] start = new double[depth + 1];
    double[] update = new double[depth + 1];
    for (int l = 0; l < depth; l++) {
      start[l] = l == 0 ? exponents.input().initial() : start[l - 1] + e;
    }
    start[depth] = start[depth - 1] + output.initial() - 0.5;
    for (int l = 0; l < depth; l++) {
      double gradient = linear ? output.initial() + (depth - 1 - l) * e : 0;
      if (l == 0) {
        update[l] = exponents.input().rate(rateClass) + gradient;
      } else {
        double signal = (linear ? 2 : 1) * start[l - 1] - 1;
        double own = exponents.hidden().orElseThrow().rate(rateClass) + gradient + signal;
        update[l] = Math.min(own, update[l - 1] + e);
      }
    }
    double own = output.rate(rateClass) + (linear ? 2 : 1) * start[depth - 1] - 1;
    update[depth] = Math.min(own, update[depth - 1] + output.initial() - 1);
    return new CoordinatePrediction(
        Arrays.stream(start).boxed().toList(), Arrays.stream(update).boxed().toList());
  }
}
