/**
 * The inner loops of the kernel engine, over pairs of examples side by side: {@link
 * org.ntklab.models.kernel.lanes.LaneLoops} says what they compute, {@link
 * org.ntklab.models.kernel.lanes.PlainLoops} how, {@link
 * org.ntklab.models.kernel.lanes.LaneLoopsChoice} which implementation runs. Arrays and numbers
 * only; knows no layers.
 */
package org.ntklab.models.kernel.lanes;
