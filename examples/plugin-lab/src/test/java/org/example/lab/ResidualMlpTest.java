package org.example.lab;

import org.ntklab.conformance.junit.ArchitectureConformance;

class ResidualMlpTest extends ArchitectureConformance {
  @Override
  protected String name() {
    return "residual-mlp";
  }

  @Override
  protected String options() {
    return "{depth: 2, bias-std: 0.5}";
  }
}
