/**
 * The layer kind {@link org.ntklab.models.layers.dropout.Dropout}: random masks. Sees the core and
 * both readings.
 */
package org.ntklab.models.layers.dropout;
