/**
 * Windows that slide over positions, which convolutions and pools share: {@link
 * org.ntklab.models.layers.window.SlidingWindow} and its options. Sees the core.
 */
package org.ntklab.models.layers.window;
