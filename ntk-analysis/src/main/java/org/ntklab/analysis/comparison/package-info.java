/**
 * Cells compared at matched compute: {@link org.ntklab.analysis.comparison.RateComparisons} chooses
 * a learning rate for each on the validation part and sets losses side by side. Depends on this
 * module's {@code fit} and {@code metrics} (their names), and on the core's study and regime.
 */
package org.ntklab.analysis.comparison;
