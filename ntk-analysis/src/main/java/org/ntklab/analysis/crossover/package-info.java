/**
 * The plane of output scale and width: {@link org.ntklab.analysis.crossover.CrossoverAnalysis}
 * finds the scale at which networks turn from features to a kernel that stays, and its exponent in
 * the width. Depends on this module's {@code fit}, {@code abc}, {@code verdict} (what theory
 * predicts) and {@code metrics} (their names), and on the core's study, experiment and regime.
 */
package org.ntklab.analysis.crossover;
