/**
 * The layer kind {@link org.ntklab.models.layers.scale.Scale}: a constant factor. Sees the core and
 * the kernel reading.
 */
package org.ntklab.models.layers.scale;
