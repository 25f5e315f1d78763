package org.ntklab.core.prediction;

import org.ntklab.core.reference.Reference;

/** Which weights of an infinitely wide network are trained; the others stay as they were drawn. */
@Reference(key = "lee2019", where = "Section 2.3")
public enum Ensemble {
  /** All of them: outputs move by the tangent kernel Θ, and start with the covariance K. */
  NTK,
  /** Those of the readout: outputs move by their own covariance K, to its Gaussian posterior. */
  NNGP
}
