/**
 * Training seen in the space of outputs, where a network that is linear in its parameters moves by
 * its tangent kernel Θ alone: step by step under any loss ({@link
 * org.ntklab.core.functionspace.LinearisedDynamics}), in closed form for squared loss ({@link
 * org.ntklab.core.functionspace.SpectralSolution}).
 *
 * <p>Outputs f and targets y are matrices [N, O]: row = example, column = output. Θ is [N, N], one
 * for all outputs, or [N·O, N·O] with example-major index n·O + o. Entry class: {@link
 * org.ntklab.core.functionspace.LinearisedDynamics}. Depends on {@code linalg}, {@code problem} and
 * {@code reference} only.
 */
package org.ntklab.core.functionspace;
