package org.ntklab.core.functionspace;

import org.ntklab.core.linalg.Matrix;

/**
 * How far {@link LinearisedDynamics} have come.
 *
 * @param trainOutputs f on the train points, {@code [N, O]}
 * @param trainVelocity u there, {@code [N, O]}
 * @param probeOutputs f on the probe points, {@code [P, O]}
 * @param probeVelocity u there, {@code [P, O]}
 */
public record LinearisedState(
    Matrix trainOutputs, Matrix trainVelocity, Matrix probeOutputs, Matrix probeVelocity) {}
