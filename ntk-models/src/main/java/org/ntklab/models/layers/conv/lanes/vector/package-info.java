/**
 * The loops of Winograd's convolutions in the JDK's vector instructions, a module that may be
 * missing: nothing names these classes but {@link
 * org.ntklab.models.layers.conv.lanes.TileLoopsChoice}, by reflection.
 */
package org.ntklab.models.layers.conv.lanes.vector;
