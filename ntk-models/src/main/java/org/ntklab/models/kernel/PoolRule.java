package org.ntklab.models.kernel;

import java.util.Optional;
import org.ntklab.models.layers.window.SlidingWindow;

/**
 * Sums or means over windows: entry (o, o′) becomes the sum over all i in the window of o and all j
 * in the window of o′, independently, divided by the squared window when it is a mean.
 *
 * @param window the window; empty for one over all positions, which leaves a vector
 * @param mean whether to divide
 */
public record PoolRule(Optional<SlidingWindow> window, boolean mean) implements KernelRule {}
