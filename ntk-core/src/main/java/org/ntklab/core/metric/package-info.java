/**
 * What is measured of a finished run: a {@link org.ntklab.core.metric.Metric} reads the trace,
 * never the network, so one written next year measures last year's runs. Depends on {@code trace}.
 */
package org.ntklab.core.metric;
