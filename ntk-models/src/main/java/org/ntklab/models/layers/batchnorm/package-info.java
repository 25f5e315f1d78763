/**
 * The layer kind {@link org.ntklab.models.layers.batchnorm.BatchNorm}: it trains, and has no
 * tangent kernel. Sees the core and both readings.
 */
package org.ntklab.models.layers.batchnorm;
