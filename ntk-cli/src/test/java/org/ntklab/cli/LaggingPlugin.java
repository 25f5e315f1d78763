package org.ntklab.cli;

import org.ntklab.core.layer.Weight;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;
import org.ntklab.core.plugin.Contributions;
import org.ntklab.core.plugin.ExtensionPoint;
import org.ntklab.core.plugin.NtkPlugin;

/**
 * Maximal update with one mistake: under Adam hidden weights have the rate n^−3/2 in place of 1/n.
 */
record LaggingPlugin() implements NtkPlugin {
  /** Effective weights W themselves, with their folded deviations and rates. */
  static final class Lagging implements Parametrisation {
    @Override
    public Scaling scaling(Weight weight) {
      double n = weight.width();
      double sigma = weight.shape().std();
      return switch (weight.role()) {
        case INPUT, DIRECT -> new Scaling(1, sigma / Math.sqrt(weight.shape().fanIn()), n, 1);
        case HIDDEN -> new Scaling(1, sigma / Math.sqrt(n), 1, Math.pow(n, -1.5));
        case OUTPUT -> new Scaling(1, sigma / n, 1 / n, 1 / n);
      };
    }
  }

  @Override
  public String name() {
    return "lagging";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public int apiVersion() {
    return 1;
  }

  @Override
  public String description() {
    return "one parametrisation with a mistake";
  }

  @Override
  public void contribute(Contributions contributions) {
    contributions.add(ExtensionPoint.PARAMETRISATION, "lagging", Lagging.class);
  }
}
