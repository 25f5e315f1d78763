/**
 * What training would give, from kernels alone: mean and covariance of an infinite ensemble trained
 * on squared loss, in closed form at any times ({@link
 * org.ntklab.core.prediction.KernelPrediction}); the linearised network under any loss ({@link
 * org.ntklab.core.prediction.LossPrediction}); how good it is ({@link
 * org.ntklab.core.prediction.PredictionQuality}). Which decomposition is used, and what was done
 * about a singular kernel, is part of every result.
 *
 * <p>N train points, P test points, O outputs; outputs share one kernel and all start at 0. Entry
 * class: {@link org.ntklab.core.prediction.KernelPrediction}. Depends on {@code functionspace},
 * {@code linalg}, {@code loss}, {@code problem} and {@code reference} only.
 */
package org.ntklab.core.prediction;
