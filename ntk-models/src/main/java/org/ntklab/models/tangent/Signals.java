package org.ntklab.models.tangent;

import org.ntklab.core.linalg.Matrix;

/**
 * What passes through one weighted layer for a set of examples.
 *
 * @param inputs A, the layer's inputs, {@code [n, size]}
 * @param signals B, ∂h_o/∂z for each example and output, {@code [n·O, size]}, an example's outputs
 *     one below the other
 */
public record Signals(Matrix inputs, Matrix signals) {}
