/**
 * The layer kind {@link org.ntklab.models.layers.parallel.Parallel}: branches side by side, and the
 * node that joins them. Sees the core and the finite reading.
 */
package org.ntklab.models.layers.parallel;
