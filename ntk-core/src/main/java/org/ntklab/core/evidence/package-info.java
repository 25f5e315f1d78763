/**
 * What a published result is held against: {@link org.ntklab.core.evidence.Observation}s of runs or
 * of a {@link org.ntklab.core.evidence.Measurement}, and {@link
 * org.ntklab.core.evidence.Statistic}s, which make one number with its interval of them. Depends on
 * {@code regime} only.
 */
package org.ntklab.core.evidence;
