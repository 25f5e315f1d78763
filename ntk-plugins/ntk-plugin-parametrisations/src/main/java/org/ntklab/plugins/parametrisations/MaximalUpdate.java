package org.ntklab.plugins.parametrisations;

import org.ntklab.core.reference.Reference;

/**
 * The maximal-update parametrisation µP: every layer learns features as fast as stability allows,
 * so that a learning rate found at one width serves at all.
 *
 * <p>a = −½, 0, ½, b = ½, c = 0 (Adam: ½, 1, ½).
 */
@Reference(key = "yang2021", where = "Table 1")
@Reference(key = "yang2022")
public final class MaximalUpdate extends AbcParametrisation {
  /** The parametrisation. */
  public MaximalUpdate() {
    super(
        AbcExponents.of(
            RateRule.MAXIMAL_UPDATE.input().with(-0.5, 0.5),
            RateRule.MAXIMAL_UPDATE.hidden().with(0, 0.5),
            RateRule.MAXIMAL_UPDATE.output().with(0.5, 0.5)),
        Constant.IN_MULTIPLIER);
  }
}
