/**
 * The layer kind {@link org.ntklab.models.layers.flatten.Flatten}: all positions and channels as
 * one vector. Sees the core and the finite reading.
 */
package org.ntklab.models.layers.flatten;
