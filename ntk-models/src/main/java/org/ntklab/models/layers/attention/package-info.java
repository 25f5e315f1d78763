/**
 * The layer kind {@link org.ntklab.models.layers.attention.Attention}: means over positions with
 * weights that depend on the example. Sees the core and the kernel reading.
 */
package org.ntklab.models.layers.attention;
