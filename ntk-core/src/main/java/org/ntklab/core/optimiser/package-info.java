/**
 * How a gradient becomes a step: {@link org.ntklab.core.optimiser.Optimiser} and its four kinds.
 * Depends on {@code functionspace} for the linear recursion of those that have one.
 */
package org.ntklab.core.optimiser;
