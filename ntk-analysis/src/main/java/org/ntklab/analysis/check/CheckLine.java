package org.ntklab.analysis.check;

import java.util.Optional;
import org.ntklab.core.regime.Exponent;
import org.ntklab.core.regime.PredictedRange;

/**
 * One exponent in the width: measured, predicted, required.
 *
 * @param layer name of the layer; {@code outputs} for those of the network
 * @param quantity what is a power of the width
 * @param measured slope with its interval; empty where too few runs have the quantity
 * @param predicted by theory, from the parametrisation's own numbers; empty where it says nothing
 * @param required what networks need that are to scale well; an end may be infinite
 */
public record CheckLine(
    String layer,
    String quantity,
    Optional<Exponent> measured,
    Optional<PredictedRange> predicted,
    PredictedRange required) {
  /** Exponents differ by halves; widths in reach bend them by less than half of that. */
  static final double CUT = 0.25;

  /** An interval that reaches so far from the slope says nothing. */
  private static final double VAGUE = 0.6;

  /** A requirement on both sides. */
  static PredictedRange exactly(double exponent) {
    return new PredictedRange(exponent + 0.0, exponent + 0.0);
  }

  /** A requirement that nothing blows up. */
  static PredictedRange atMost(double exponent) {
    return new PredictedRange(Double.NEGATIVE_INFINITY, exponent);
  }

  /**
   * Passes when the slope lies within ¼ of what is required, fails when the whole interval lies
   * outside; undetermined between, and with an interval that is missing or too wide.
   */
  public CheckVerdict verdict() {
    return against(required);
  }

  /** Whether the measured is what theory predicts; true where theory or measurement is silent. */
  public boolean agrees() {
    return predicted.map(range -> against(range) != CheckVerdict.FAILS).orElse(true);
  }

  private CheckVerdict against(PredictedRange range) {
    if (measured.isEmpty() || !measured.get().hasInterval()) {
      return CheckVerdict.UNDETERMINED;
    }
    Exponent found = measured.get();
    double least = range.low() - CUT;
    double most = range.high() + CUT;
    if (found.high() < least || found.low() > most) {
      return CheckVerdict.FAILS;
    }
    boolean inside = found.slope() >= least && found.slope() <= most;
    boolean clear = found.low() >= least && found.high() <= most;
    return clear || (inside && found.high() - found.slope() <= VAGUE)
        ? CheckVerdict.PASSES
        : CheckVerdict.UNDETERMINED;
  }
}
