package org.ntklab.analysis.verdict;

import java.util.Optional;
import org.ntklab.analysis.metrics.FeatureMovement;
import org.ntklab.analysis.metrics.InitialRateFraction;
import org.ntklab.analysis.metrics.KernelDistance;
import org.ntklab.analysis.metrics.KernelDrift;
import org.ntklab.analysis.metrics.LinearisationError;
import org.ntklab.analysis.metrics.OutputMovement;
import org.ntklab.analysis.metrics.SignFlips;
import org.ntklab.analysis.metrics.SpectralMovement;
import org.ntklab.analysis.metrics.WeightMovement;
import org.ntklab.core.experiment.RunSpec;
import org.ntklab.core.optimiser.RateClass;
import org.ntklab.core.reference.Reference;
import org.ntklab.core.regime.PredictedRange;

/**
 * Exponents in the output scale α that theory predicts at a fixed width, as α → ∞.
 *
 * <p>f = α(h − h₀) with rates divided by α² moves the outputs alike at every α, by weights that
 * move as 1/α: so do features, signs and spectra. The kernel follows at second order as α⁻², and at
 * first order as α⁻¹·n^−½, which takes over when α is larger than √n times the α of the 1/n
 * readout: its exponent lies between −2 and −1, as does the linearisation error's, and the
 * distance, a square, has twice that.
 *
 * <p>Nothing is said where the start is not taken off (f₀ grows with α), under another loss than
 * the squared error, or under Adam (a step does not shrink with the gradient).
 */
@Reference(key = "chizat2019", where = "Section 2")
@Reference(key = "geiger2020", where = "Section 4")
public final class OutputScaleTheory {
  /** The key whose values are α. */
  public static final String KEY = "training.output-scale";

  private static final String SQUARED_ERROR = "mse";

  private OutputScaleTheory() {}

  /** Whether theory says anything of α in such runs. */
  public static boolean applies(RunSpec run) {
    return run.training().centred()
        && run.loss().name().equals(SQUARED_ERROR)
        && run.training().optimiser().rateClass() == RateClass.GRADIENT;
  }

  /** What theory says of a metric, {@code name} or {@code name.layer}; empty where nothing. */
  public static Optional<PredictedRange> of(String metric, RunSpec run) {
    if (!applies(run)) {
      return Optional.empty();
    }
    int dot = metric.indexOf('.');
    return switch (dot < 0 ? metric : metric.substring(0, dot)) {
      case KernelDrift.NAME, LinearisationError.NAME -> Optional.of(new PredictedRange(-2, -1));
      case KernelDistance.NAME -> Optional.of(new PredictedRange(-4, -2));
      case WeightMovement.NAME, SpectralMovement.NAME, FeatureMovement.NAME, SignFlips.NAME ->
          Optional.of(new PredictedRange(-1, -1));
      case OutputMovement.NAME, InitialRateFraction.NAME -> Optional.of(new PredictedRange(0, 0));
      default -> Optional.empty();
    };
  }
}
