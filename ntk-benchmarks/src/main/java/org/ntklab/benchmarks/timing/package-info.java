/**
 * Seconds of tasks, warmed up, repeated and taking turns: {@link
 * org.ntklab.benchmarks.timing.Repetitions}. Depends on nothing.
 */
package org.ntklab.benchmarks.timing;
