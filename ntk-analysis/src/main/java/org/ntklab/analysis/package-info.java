/**
 * What follows from traces and from exponents, as a plugin of the core: {@code metrics} measures
 * runs, {@code fit} fits exponents, {@code abc} says what theory predicts, {@code verdict} sets
 * both side by side. {@link org.ntklab.analysis.AnalysisPlugin} contributes all of it. Depends on
 * the core only.
 */
package org.ntklab.analysis;
