/**
 * The loops around the products of Winograd's convolutions, on numbers off the heap: {@link
 * org.ntklab.models.layers.conv.lanes.TileLoops} says what they compute, {@link
 * org.ntklab.models.layers.conv.lanes.TileLoopsChoice} whether this process has them. Knows no
 * layers.
 */
package org.ntklab.models.layers.conv.lanes;
