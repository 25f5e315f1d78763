package org.ntklab.plugins.parametrisations;

import org.ntklab.core.reference.Reference;

/**
 * CompleteP: {@link MaximalUpdate} with the multiplier 1/L on residual branches, so that every
 * block learns features of its own at any depth. Adam's rates do not depend on L; SGD's grow as L
 * inside branches.
 */
@Reference(key = "dey2025", where = "Table 1, α = 1")
public final class CompleteP extends DepthScaling {
  /** The parametrisation. */
  public CompleteP() {
    super(1);
  }
}
