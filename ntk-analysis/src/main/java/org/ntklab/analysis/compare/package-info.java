/**
 * Two studies side by side: {@link org.ntklab.analysis.compare.StudyDocument} reads what {@code ntk
 * run --json} wrote, {@link org.ntklab.analysis.compare.StudyChanges} says which verdicts,
 * exponents, metrics and curves changed beyond their intervals. Depends on this module's {@code
 * fit} and {@code metrics}, on the core's store and trace, and on Jackson.
 */
package org.ntklab.analysis.compare;
