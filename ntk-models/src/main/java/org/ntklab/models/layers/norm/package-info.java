/**
 * The layer kind {@link org.ntklab.models.layers.norm.LayerNorm}. Sees the core and the kernel
 * reading.
 */
package org.ntklab.models.layers.norm;
