/**
 * The layer kind {@link org.ntklab.models.layers.dense.Dense}: an affine map of the channels. Sees
 * the core and the finite reading.
 */
package org.ntklab.models.layers.dense;
