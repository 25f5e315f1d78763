package org.ntklab.models.layers.attention;

import java.util.function.ToDoubleFunction;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.reference.Reference;
import org.ntklab.models.kernel.MixingRule;

/**
 * G = ζ(σ_Q σ_K K): with linear scaling the scores of infinitely many keys become the covariance of
 * the input, and neither queries nor keys add to the tangent kernel.
 *
 * @param mechanism ζ
 */
@Reference(key = "hron2020", where = "Theorem 3 and Section 3")
record AttentionRule(Mechanism mechanism) implements MixingRule {
  @Override
  public Matrix weights(Matrix covariance, ToDoubleFunction<String> gain) {
    // What arrives has been through the values' matrix.
    double scale = gain.applyAsDouble(Attention.QUERY) / gain.applyAsDouble(Attention.VALUE);
    Matrix scores = covariance.copy().scale(scale);
    mechanism.weigh(scores);
    return scores;
  }
}
