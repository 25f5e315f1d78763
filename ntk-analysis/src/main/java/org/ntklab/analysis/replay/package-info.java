/**
 * Whether a run that was done again is the same: {@link org.ntklab.analysis.replay.RunDifference}
 * compares what two runs left behind, bit by bit, and their provenance, which may explain it.
 * Depends on {@code core.trace} and {@code core.metric}.
 */
package org.ntklab.analysis.replay;
