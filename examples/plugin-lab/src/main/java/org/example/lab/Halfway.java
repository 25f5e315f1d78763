package org.example.lab;

import org.ntklab.core.layer.Role;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.layer.WeightShape;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;

/**
 * Halfway between the tangent-kernel and the maximal-update parametrisation: the readout is divided
 * by n^¾ and features move by n^−¼. Adam's rates are those of the same limit.
 */
public final class Halfway implements Parametrisation {
  @Override
  public Scaling scaling(Weight weight) {
    WeightShape w = weight.shape();
    double n = weight.width(); // the dimension that grows; 1 where there is none
    boolean readout = weight.role() == Role.OUTPUT && !w.bias();
    boolean hidden = weight.role() == Role.HIDDEN && !w.bias();
    double multiplier = w.std() / (readout ? Math.pow(n, 0.75) : Math.sqrt(w.fanIn()));
    return new Scaling(multiplier, 1, Math.sqrt(n), Math.pow(n, hidden ? -0.75 : -0.25));
  }

  @Override
  public double residualMultiplier(int blocks) {
    return 1 / Math.sqrt(blocks);
  }
}
