package org.ntklab.core.metric;

import org.ntklab.core.trace.Trace;

/**
 * What a run left behind.
 *
 * @param checkpoints one row a checkpoint
 * @param constants one row of what does not change: targets, Θ₀
 */
public record RunTrace(Trace checkpoints, Trace constants) {}
