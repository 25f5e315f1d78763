package org.ntklab.plugins.mlp;

import org.junit.jupiter.api.Nested;
import org.ntklab.conformance.junit.ArchitectureConformance;

/** The multilayer perceptron keeps its promises. */
class MlpConformanceTest extends ArchitectureConformance {
  @Override
  protected String name() {
    return "mlp";
  }

  @Nested
  class DeepAndBiased extends ArchitectureConformance {
    @Override
    protected String name() {
      return "mlp";
    }

    @Override
    protected String options() {
      return "{depth: 3, activation: tanh, weight-std: 1.3, bias-std: 0.4}";
    }
  }
}
