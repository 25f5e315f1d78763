package org.ntklab.plugins.parametrisations;

import org.ntklab.core.reference.Reference;

/**
 * Depth-µP: {@link MaximalUpdate} with the multiplier L^−½ on residual branches. The signal of L
 * independent branches stays of order one, and SGD's rates do not depend on L; Adam's fall as L^−½
 * inside branches.
 */
@Reference(key = "yang2024", where = "Section 3")
@Reference(key = "bordelon2024")
public final class DepthMaximalUpdate extends DepthScaling {
  /** The parametrisation. */
  public DepthMaximalUpdate() {
    super(0.5);
  }
}
