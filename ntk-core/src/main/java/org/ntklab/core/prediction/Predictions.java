package org.ntklab.core.prediction;

import java.util.List;
import org.ntklab.core.linalg.Matrix;

/**
 * Predictions at all times asked for, in their order, and how they came about.
 *
 * @param predictions one a time
 * @param solver the decomposition behind them
 * @param stability learning rates below which steps converge on this kernel
 * @param varianceRounding what variances may be wrong by: N · 2⁻⁵² · the largest prior variance
 */
public record Predictions(
    List<Prediction> predictions,
    SolverReport solver,
    StabilityLimits stability,
    double varianceRounding) {
  /** Copies the list. */
  public Predictions {
    predictions = List.copyOf(predictions);
  }

  /**
   * How good one of the predictions is; its likelihood takes λ as the variance of the noise.
   *
   * @param testTargets [P, O]
   */
  public PredictionQuality quality(Prediction prediction, Matrix testTargets) {
    return PredictionQuality.of(prediction, testTargets, solver.ridge(), varianceRounding);
  }
}
