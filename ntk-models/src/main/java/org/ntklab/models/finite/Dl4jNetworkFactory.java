package org.ntklab.models.finite;

import jakarta.inject.Inject;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.network.Network;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.NetworkFactory;

/** Makes finite networks on Deeplearning4j. */
public final class Dl4jNetworkFactory implements NetworkFactory {
  /** Raise the number when a change here changes trajectories beyond rounding. */
  private static final String NUMERICS = "dl4j-1.0.0-M2.1/lean-1";

  /** A factory; loads no native library until the first network. */
  @Inject
  public Dl4jNetworkFactory() {}

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
    // One BLAS thread a network: loads the library and says so before ND4J does.
    Blas.describe();
    return new Dl4jNetwork(description, true);
  }
}
