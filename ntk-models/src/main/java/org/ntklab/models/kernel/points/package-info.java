/**
 * What activations do to pairs of examples: {@link org.ntklab.models.kernel.points.ActivationRule}
 * picks the closed form of a function's dual or expands it numerically. Sees the core's activations
 * and the loops.
 */
package org.ntklab.models.kernel.points;
