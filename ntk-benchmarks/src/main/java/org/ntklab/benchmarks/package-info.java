/**
 * How fast it is. {@link org.ntklab.benchmarks.NtkBenchmarks} measures whole jobs beside targets
 * and a peer and prints a table; {@code parts} holds JMH benchmarks of the parts. Nothing depends
 * on this module.
 */
package org.ntklab.benchmarks;
