/**
 * Power laws with intervals along any numeric key of a grid. {@link
 * org.ntklab.analysis.fit.MetricFits} fits whatever runs have of numbers; {@link
 * org.ntklab.analysis.fit.PooledSlope} is the estimator where a seed is another network at every
 * position (the width), {@link org.ntklab.analysis.fit.PairedSlope} where it is the same one.
 * Depends on {@code core.regime} and {@code core.study}, on the names in {@code metrics}, and on
 * Hipparchus.
 */
package org.ntklab.analysis.fit;
