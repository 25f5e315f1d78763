package org.ntklab.plugins.cnn;

import org.junit.jupiter.api.Nested;
import org.ntklab.conformance.junit.ArchitectureConformance;

/** Convolutional networks keep their promises. */
class CnnConformanceTest extends ArchitectureConformance {
  @Override
  protected String name() {
    return "cnn";
  }

  @Nested
  class PooledAndBiased extends ArchitectureConformance {
    @Override
    protected String name() {
      return "cnn";
    }

    @Override
    protected String options() {
      return "{pooling: average, pool-after: [1], head: global-average-pool, activation: erf,"
          + " bias-std: 0.3}";
    }
  }

  @Nested
  class MyrtleFive extends ArchitectureConformance {
    @Override
    protected String name() {
      return "myrtle";
    }
  }
}
