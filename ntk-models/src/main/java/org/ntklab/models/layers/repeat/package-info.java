/**
 * The layer kind {@link org.ntklab.models.layers.repeat.Repeat}: a list of layers several times,
 * with fresh weights each time. Sees the core and the finite reading.
 */
package org.ntklab.models.layers.repeat;
