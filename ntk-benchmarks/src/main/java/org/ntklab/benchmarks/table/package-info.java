/**
 * Numbers beside their targets, {@link org.ntklab.benchmarks.table.Row}, as text and as JSON. Knows
 * nothing of how they are measured.
 */
package org.ntklab.benchmarks.table;
