/**
 * The layer kinds that reduce windows of positions to one: {@link
 * org.ntklab.models.layers.pool.Pool} and {@link org.ntklab.models.layers.pool.GlobalAveragePool}.
 * Sees the core and both readings.
 */
package org.ntklab.models.layers.pool;
