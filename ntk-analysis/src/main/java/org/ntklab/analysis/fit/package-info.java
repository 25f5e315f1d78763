/**
 * Power laws: {@link org.ntklab.analysis.fit.PooledSlope} fits an exponent with its interval to all
 * seeds and widths at once. Depends on {@code core.regime} for the exponent, and on Hipparchus.
 */
package org.ntklab.analysis.fit;
