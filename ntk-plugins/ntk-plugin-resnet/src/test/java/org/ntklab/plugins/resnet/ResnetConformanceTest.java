package org.ntklab.plugins.resnet;

import org.junit.jupiter.api.Nested;
import org.ntklab.conformance.junit.ArchitectureConformance;

/** Residual networks keep their promises. */
class ResnetConformanceTest extends ArchitectureConformance {
  @Override
  protected String name() {
    return "resnet-mlp";
  }

  @Nested
  class Normalised extends ArchitectureConformance {
    @Override
    protected String name() {
      return "resnet-mlp";
    }

    @Override
    protected String options() {
      return "{depth: 1, layer-norm: true, activation: erf, bias-std: 0.3}";
    }
  }

  @Nested
  class Convolutional extends ArchitectureConformance {
    @Override
    protected String name() {
      return "resnet";
    }

    @Override
    protected String options() {
      return "{depth: 1}";
    }
  }

  @Nested
  class Wide extends ArchitectureConformance {
    @Override
    protected String name() {
      return "wide-resnet";
    }

    @Override
    protected String options() {
      return "{depth: 10}";
    }
  }
}
