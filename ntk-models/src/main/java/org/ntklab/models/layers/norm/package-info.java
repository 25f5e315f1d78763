/**
 * The layer kind {@link org.ntklab.models.layers.norm.LayerNorm}. Sees the core and both readings.
 */
package org.ntklab.models.layers.norm;
