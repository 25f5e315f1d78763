/**
 * Runs kernel programs on examples: {@link org.ntklab.models.kernel.execution.AnalyticKernel} makes
 * tiles of Gram matrices. A {@code Plan} says which chains of steps are run for which offsets; what
 * depends on one example alone is computed once ({@code SideComputation}), pairs 16 side by side
 * ({@code PairRunner}). Sees programs, maps and loops.
 */
package org.ntklab.models.kernel.execution;
