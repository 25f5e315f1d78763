package org.ntklab.conformance.graph;

import org.ntklab.core.layer.Weight;
import org.ntklab.core.layer.WeightShape;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;
import org.ntklab.core.reference.Reference;

/** Multipliers σ/√fanIn, normal weights, equal rates: the scaling that kernels are checked in. */
@Reference(key = "jacot2018", where = "Section 2")
final class NtkScaling implements Parametrisation {
  @Override
  public Scaling scaling(Weight weight) {
    WeightShape shape = weight.shape();
    return new Scaling(shape.std() / Math.sqrt(shape.fanIn()), 1, 1, 1);
  }
}
