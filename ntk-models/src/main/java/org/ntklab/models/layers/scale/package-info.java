/**
 * The layer kind {@link org.ntklab.models.layers.scale.Scale}: a constant factor. Sees the core and
 * both readings.
 */
package org.ntklab.models.layers.scale;
