package org.ntklab.conformance;

import org.ntklab.core.layer.Role;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;

/** Parametrisations with a fault each. */
final class BrokenParametrisations {
  private BrokenParametrisations() {}

  private static double multiplier(Weight weight) {
    return weight.shape().std() / Math.sqrt(weight.shape().fanIn());
  }

  /** Mean field, with a rate for Adam that is n times too large in hidden layers. */
  static final class MisScaledRate implements Parametrisation {
    @Override
    public Scaling scaling(Weight weight) {
      double n = weight.width();
      boolean readout = weight.role() == Role.OUTPUT;
      boolean hidden = weight.role() == Role.HIDDEN && !weight.shape().bias();
      double multiplier = readout ? weight.shape().std() / n : multiplier(weight);
      return new Scaling(multiplier, 1, n, hidden ? Math.sqrt(n) : 1);
    }
  }

  /** A rate below 0. */
  static final class NegativeRate implements Parametrisation {
    @Override
    public Scaling scaling(Weight weight) {
      return new Scaling(multiplier(weight), 1, 1.0 - weight.width() / 10.0, 1);
    }
  }

  /** Another deviation at every call. */
  static final class CountsCalls implements Parametrisation {
    private int calls;

    @Override
    public Scaling scaling(Weight weight) {
      return new Scaling(multiplier(weight), ++calls, 1, 1);
    }
  }

  /** Takes a layer of more than one output for a hidden one. */
  static final class SingleOutput implements Parametrisation {
    @Override
    public Scaling scaling(Weight weight) {
      boolean readout = weight.role() == Role.OUTPUT && weight.shape().fanOut() == 1;
      double n = weight.width();
      return new Scaling(multiplier(weight) / (readout ? Math.sqrt(n) : 1), 1, n, 1);
    }
  }
}
