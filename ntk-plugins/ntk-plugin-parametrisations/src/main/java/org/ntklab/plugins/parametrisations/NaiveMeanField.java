package org.ntklab.plugins.parametrisations;

import org.ntklab.core.reference.Reference;

/**
 * The mean-field readout's 1/n taken to every layer but the first: an integrable parametrisation,
 * here to be seen failing.
 *
 * <p>a = 0, 1, 1, b = 0, c = −1. With hidden layers activations vanish as the width grows, and
 * nothing is learnt; without, it is {@link MeanField}. Under Adam c = 0, the rates of the
 * maximal-update class for these a.
 */
@Reference(key = "hajjar2021")
public final class NaiveMeanField extends AbcParametrisation {
  /** The parametrisation. */
  public NaiveMeanField() {
    super(
        AbcExponents.of(
            RateRule.MAXIMAL_UPDATE.input().with(0, 0),
            // One c for all layers under SGD; the rule of the class would make this one −2.
            new Exponents(1, 0, -1, 0),
            RateRule.MAXIMAL_UPDATE.output().with(1, 0)),
        Constant.IN_MULTIPLIER);
  }
}
