/**
 * Single numbers of many measurements, one class a {@link org.ntklab.core.evidence.Statistic}:
 * {@link org.ntklab.analysis.statistic.Slope}, {@link org.ntklab.analysis.statistic.Mean}, {@link
 * org.ntklab.analysis.statistic.PairedComparison}. What they read of each observation is a {@link
 * org.ntklab.analysis.statistic.Quantity}. Depends on the core's {@code evidence} and on {@code
 * fit}.
 */
package org.ntklab.analysis.statistic;
