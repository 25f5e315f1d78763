package org.ntklab.plugins.parametrisations;

import org.ntklab.core.reference.Reference;

/**
 * The parametrisation in which the tangent kernel has a limit at a constant rate: W = σ_w/√fan_in ·
 * w with w ~ N(0, 1).
 *
 * <p>a = 0, ½, ½, b = 0, c = 0 (Adam: ½, 1, ½). Lazy at infinite width.
 */
@Reference(key = "jacot2018", where = "Section 2")
@Reference(key = "yang2021", where = "Table 1")
public final class NtkParametrisation extends AbcParametrisation {
  /** The parametrisation. */
  public NtkParametrisation() {
    super(
        AbcExponents.of(
            RateRule.TANGENT_KERNEL.input().with(0, 0),
            RateRule.TANGENT_KERNEL.hidden().with(0.5, 0),
            RateRule.TANGENT_KERNEL.output().with(0.5, 0)),
        Constant.IN_MULTIPLIER);
  }
}
