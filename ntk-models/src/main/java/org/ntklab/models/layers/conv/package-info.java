/**
 * The layer kind {@link org.ntklab.models.layers.conv.Convolution}: the same weights at every
 * position. Sees the core and both readings.
 */
package org.ntklab.models.layers.conv;
