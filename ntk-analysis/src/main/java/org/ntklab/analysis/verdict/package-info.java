/**
 * From the runs of a study to its verdicts. {@link org.ntklab.analysis.verdict.WidthAnalysis} is
 * the entry: it groups runs by cell, fits exponents, decides by {@link
 * org.ntklab.analysis.verdict.RegimeRule} and sets the prediction of {@link
 * org.ntklab.analysis.verdict.RegimeTheory} beside. Depends on this module's {@code metrics} (their
 * names), {@code fit} and {@code abc}, and on the core's study, experiment and regime.
 */
package org.ntklab.analysis.verdict;
