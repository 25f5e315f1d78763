/**
 * The layer kind {@link org.ntklab.models.layers.dropout.Dropout}: random masks. Sees the core and
 * the kernel reading.
 */
package org.ntklab.models.layers.dropout;
