package org.ntklab.core.metric;

/** One measurement of a run, from its trace alone; immutable and safe for threads. */
public interface Metric {
  /** What it measures, with the formula, in a line. */
  String description();

  /** Measures; a metric that lacks a column or a meaning says why instead of guessing. */
  MetricValue measure(RunTrace run);
}
