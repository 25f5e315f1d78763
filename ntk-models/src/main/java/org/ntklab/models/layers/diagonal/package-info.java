/**
 * The layer kind {@link org.ntklab.models.layers.diagonal.Diagonal}: a weight of its own for each
 * input. Sees the core and the finite reading; it has no kernel at infinite width.
 */
package org.ntklab.models.layers.diagonal;
