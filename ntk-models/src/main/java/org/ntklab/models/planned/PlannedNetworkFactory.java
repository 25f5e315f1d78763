package org.ntklab.models.planned;

import jakarta.inject.Inject;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.network.Network;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.NetworkFactory;
import org.ntklab.models.finite.FiniteReading;

/** Makes finite networks that run as step plans; loads DL4J only for layers without a plan. */
public final class PlannedNetworkFactory implements NetworkFactory {
  /** Raise the number when a change here changes trajectories beyond rounding. */
  private static final String NUMERICS = "plan-1";

  /** A factory; loads no native library until the first network. */
  @Inject
  public PlannedNetworkFactory() {}

  @Override
  public String numerics() {
    return NUMERICS;
  }

  @Override
  public void check(NetworkDescription description) {
    FiniteReading.check(description);
    FiniteReading.checkUncoupled(description.graph());
  }

  @Override
  public Network create(NetworkDescription description) {
    FiniteReading.check(description);
    // One BLAS thread a network.
    Blas.describe();
    return new PlannedNetwork(description);
  }
}
