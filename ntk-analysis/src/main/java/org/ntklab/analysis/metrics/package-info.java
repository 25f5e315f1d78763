/**
 * What is measured of a run, one class a {@link org.ntklab.core.metric.Metric}, from the trace
 * alone. {@link org.ntklab.analysis.metrics.Reading} carries a value that may be missing, with the
 * reason; {@link org.ntklab.analysis.metrics.ProbeKernel} is Θ of the probe at a checkpoint. Zero
 * norms, missing columns and numbers that are not finite make a metric absent, never NaN. Depends
 * on the core's {@code metric}, {@code trace}, {@code linalg} and the names of columns.
 */
package org.ntklab.analysis.metrics;
