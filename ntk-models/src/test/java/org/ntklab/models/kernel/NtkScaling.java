package org.ntklab.models.kernel;

import org.ntklab.core.layer.Weight;
import org.ntklab.core.layer.WeightShape;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;

/** The NTK parametrisation, for tests: W = σ_w/√fanIn · w, b = σ_b · β. */
public final class NtkScaling implements Parametrisation {
  @Override
  public Scaling scaling(Weight weight) {
    WeightShape shape = weight.shape();
    return new Scaling(shape.std() / Math.sqrt(shape.fanIn()), 1, 1, 1);
  }
}
