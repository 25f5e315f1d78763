package org.ntklab.plugins.parametrisations;

import org.ntklab.core.reference.Reference;

/**
 * The mean-field parametrisation: the readout averages over its units (1/n in place of 1/√n) and
 * the rate grows with n to make up for it.
 *
 * <p>a = 0, ½, 1, b = 0, c = −1 (Adam: 0, ½, 0). Learns features at infinite width; at any depth
 * its networks and those of {@link MaximalUpdate} train alike.
 */
@Reference(key = "mei2018")
@Reference(key = "bordelon2022")
public final class MeanField extends AbcParametrisation {
  /** The parametrisation. */
  public MeanField() {
    super(
        AbcExponents.of(
            RateRule.MAXIMAL_UPDATE.input().with(0, 0),
            RateRule.MAXIMAL_UPDATE.hidden().with(0.5, 0),
            RateRule.MAXIMAL_UPDATE.output().with(1, 0)),
        Constant.IN_MULTIPLIER);
  }
}
