package org.ntklab.analysis.check;

import java.util.List;
import org.ntklab.core.regime.Regime;

/**
 * The three checks of a parametrisation together: one alone passes where others fail.
 *
 * @param coordinates sizes of pre-activations and of their changes
 * @param transfer of the best learning rate from width to width
 * @param spectral movement of each layer's weights
 * @param theory what they are compared with
 */
public record ParametrisationCheck(
    CheckResult coordinates, CheckResult transfer, CheckResult spectral, CheckTheory theory) {

  /** Passes when all three do, fails when one does. */
  public CheckVerdict verdict() {
    return CheckVerdict.of(List.of(coordinates.verdict(), transfer.verdict(), spectral.verdict()));
  }

  /** Whether nothing that was measured speaks against theory. */
  public boolean agrees() {
    return coordinates.agrees() && transfer.agrees() && spectral.agrees();
  }

  private boolean sound() {
    return theory.regime() == Regime.FEATURE_LEARNING || theory.regime() == Regime.LAZY;
  }

  /** All in one sentence. */
  public String sentence() {
    return switch (verdict()) {
      case PASSES ->
          theory.regime() == Regime.FEATURE_LEARNING
              ? "scales soundly: sizes, rates and movements keep their powers, and it learns features"
              : "scales soundly: sizes, rates and movements keep their powers; in the limit it is "
                  + theory.regime();
      case FAILS ->
          "does not scale as it should" + (sound() ? "" : "; by theory it is " + theory.regime());
      case UNDETERMINED -> "is not decided: more seeds or larger widths would tell";
    };
  }
}
