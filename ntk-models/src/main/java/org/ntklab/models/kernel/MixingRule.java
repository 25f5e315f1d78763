package org.ntklab.models.kernel;

import java.util.function.ToDoubleFunction;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.reference.Reference;

/**
 * A mean over positions with weights that depend on the example alone, through the covariance of
 * its positions: K′ = G₁ K G₂ᵀ and Θ′ = G₁ Θ G₂ᵀ, as in attention with linear scaling.
 */
@Reference(key = "hron2020")
public non-sealed interface MixingRule extends KernelRule {
  /**
   * The weights of one example.
   *
   * @param covariance of its positions, symmetric {@code [T, T]}; not modified
   * @param gain of a weight array of the layer by its name: E of its effective entry squared, times
   *     its fan-in
   * @return G {@code [T, T]}, row = position of the output
   */
  Matrix weights(Matrix covariance, ToDoubleFunction<String> gain);
}
