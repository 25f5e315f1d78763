package org.ntklab.analysis.abc;

import org.ntklab.core.optimiser.RateClass;
import org.ntklab.core.reference.Reference;

/**
 * How the learning-rate-weighted kernel grows with the width at the start: λ_max(Θ₀) ∝ n^κ.
 *
 * <p>With activations of order one and β = a_o + b_o the exponent of the backprop signal, the
 * layers' shares grow with
 *
 * <ul>
 *   <li>readout: 1 − (2a_o + c_o), its rate times |x|²;
 *   <li>hidden: 1 − (2a + c) + 1 − 2β, its rate times |x|² times |∂f/∂z|²;
 *   <li>input: −(2a₁ + c₁) + 1 − 2β, since |x|² of the data does not grow.
 * </ul>
 *
 * <p>and κ is the largest. Activations that shrink or grow by n^−s, s = a₁ + b₁ after the input
 * layer and a + b − ½ more after each hidden one, take 2s off what they enter, and backprop signals
 * on their way down likewise. Rates are those of SGD under every optimiser, as in Θ.
 */
@Reference(key = "yang2021", where = "Section 4 and Appendix H")
public final class InitialKernelGrowth {
  private InitialKernelGrowth() {}

  /**
   * κ.
   *
   * @param depth weighted layers before the readout, at least 1
   */
  public static double exponent(AbcExponents exponents, int depth) {
    RoleExponents input = exponents.input();
    RoleExponents output = exponents.output();
    double perLayer = 0;
    double hiddenRate = Double.POSITIVE_INFINITY;
    if (depth > 1) {
      RoleExponents hidden = exponents.hidden().orElseThrow();
      perLayer = hidden.initial() - 0.5;
      hiddenRate = hidden.rate(RateClass.GRADIENT);
    }
    double activations = input.initial() + (depth - 1) * perLayer;
    double kappa = 1 - output.rate(RateClass.GRADIENT) - 2 * activations;
    double signal = output.initial() + (depth - 1) * perLayer;
    kappa = Math.max(kappa, 1 - input.rate(RateClass.GRADIENT) - 2 * signal);
    for (int layer = 2; layer <= depth; layer++) {
      double entering = input.initial() + (layer - 2) * perLayer;
      double arriving = output.initial() + (depth - layer) * perLayer;
      kappa = Math.max(kappa, 2 - hiddenRate - 2 * entering - 2 * arriving);
    }
    return kappa;
  }
}
