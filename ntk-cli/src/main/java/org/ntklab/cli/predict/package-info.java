/**
 * What {@code ntk predict} computes and shows: {@link org.ntklab.cli.predict.PredictionQuestion} is
 * what was asked, {@link org.ntklab.cli.predict.PredictionAnswer} what came out, as text, JSON or
 * arrays. Depends on the core, on {@code cli.console} and on the array files of {@code
 * ntk-datasets}.
 */
package org.ntklab.cli.predict;
