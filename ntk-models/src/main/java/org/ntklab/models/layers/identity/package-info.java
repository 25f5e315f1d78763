/**
 * The layer kind {@link org.ntklab.models.layers.identity.Identity}: the layer that changes
 * nothing. Sees the core and the finite reading.
 */
package org.ntklab.models.layers.identity;
