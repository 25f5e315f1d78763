package org.ntklab.plugins.parametrisations;

import org.ntklab.core.reference.Reference;

/**
 * The standard parametrisation at the rate η/n, as large as gradient descent can have at every
 * width.
 *
 * <p>a = 0, b = 0, ½, ½, c = 1 with each array's own n; the output's bias has none and keeps η.
 * Lazy under SGD: the input layer's share in the tangent kernel vanishes. Adam gets η/n as well,
 * which is not small enough for it: hidden layers would need η n^−3/2.
 */
@Reference(key = "yang2021")
@Reference(key = "lee2019")
public final class StandardOverN extends AbcParametrisation {
  /** The parametrisation. */
  public StandardOverN() {
    super(StandardParametrisation.atRate(1), Constant.IN_DEVIATION);
  }
}
