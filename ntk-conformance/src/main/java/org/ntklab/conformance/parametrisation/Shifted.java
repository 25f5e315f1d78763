package org.ntklab.conformance.parametrisation;

import org.ntklab.core.layer.Role;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;
import org.ntklab.core.reference.Reference;

/** The same training in other numbers: (m, s, r) → (mθ, s/θ, r/θ²), Adam's rate r/θ. */
@Reference(key = "yang2021", where = "Section 3, symmetries of abc-parametrisations")
record Shifted(Parametrisation original) implements Parametrisation {
  @Override
  public Scaling scaling(Weight weight) {
    Scaling scaling = original.scaling(weight);
    double theta = Math.sqrt(weight.width()) * (weight.role() == Role.OUTPUT ? 3 : 0.7);
    return new Scaling(
        scaling.multiplier() * theta,
        scaling.deviation() / theta,
        scaling.gradientRate() / (theta * theta),
        scaling.adaptiveRate() / theta);
  }

  @Override
  public double residualMultiplier(int blocks) {
    return original.residualMultiplier(blocks);
  }
}
