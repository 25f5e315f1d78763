/**
 * The layer kind {@link org.ntklab.models.layers.attention.Attention}: means over positions with
 * weights that depend on the example. Sees the core, both readings and the tangent kernel of
 * convolutions.
 */
package org.ntklab.models.layers.attention;
