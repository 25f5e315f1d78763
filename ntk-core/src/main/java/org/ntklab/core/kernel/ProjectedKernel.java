package org.ntklab.core.kernel;

import org.ntklab.core.linalg.Matrix;

/**
 * A tangent kernel estimated from random directions.
 *
 * @param kernel {@code [n·O, n·O]}, an example's outputs side by side
 * @param directions how many
 * @param relativeError ‖K₁ − K₂‖ / (2 ‖K‖) in Frobenius norm, K₁ and K₂ the estimates from either
 *     half of the directions: what the error of their mean K is expected to be
 */
public record ProjectedKernel(Matrix kernel, int directions, double relativeError) {}
