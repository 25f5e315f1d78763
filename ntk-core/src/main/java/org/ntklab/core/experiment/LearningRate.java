package org.ntklab.core.experiment;

import org.ntklab.core.functionspace.LinearRecursion;
import org.ntklab.core.loss.Loss;
import org.ntklab.core.optimiser.Optimiser;

/** How η is chosen. */
public sealed interface LearningRate {
  /**
   * η, before the parametrisation's own scaling.
   *
   * @param lambdaMax largest eigenvalue of Θ₀ on the training examples, all outputs
   */
  double eta(double lambdaMax, Loss loss, Optimiser optimiser, int examples, int outputs);

  /**
   * A number.
   *
   * @param eta η itself
   */
  record Fixed(double eta) implements LearningRate {
    @Override
    public double eta(double lambdaMax, Loss loss, Optimiser optimiser, int examples, int outputs) {
      return eta;
    }
  }

  /**
   * A fraction of the largest rate at which the linearised network is stable: {@code limit /
   * (curvature · λ_max)}, with the limit 2 for SGD, 2(1+m) for heavy ball and 2(1+m)/(1+2m) for
   * Nesterov. Under the squared error that is 2·N·O/λ_max.
   *
   * @param fraction above 0
   */
  record OfMaximum(double fraction) implements LearningRate {
    @Override
    public double eta(double lambdaMax, Loss loss, Optimiser optimiser, int examples, int outputs) {
      if (lambdaMax <= 0) {
        // Every unit is off: there is no gradient, and no rate would move anything.
        return 0;
      }
      LinearRecursion rule =
          optimiser
              .recursion()
              .orElseThrow(() -> new IllegalArgumentException("no largest stable rate"));
      return fraction * rule.stabilityLimit() / (loss.curvature(examples, outputs) * lambdaMax);
    }
  }
}
