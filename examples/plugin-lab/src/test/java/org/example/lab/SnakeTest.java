package org.example.lab;

import org.junit.jupiter.api.Nested;
import org.ntklab.conformance.junit.ActivationConformance;

class SnakeTest extends ActivationConformance {
  @Override
  protected String name() {
    return "snake";
  }

  @Nested
  class Slow extends ActivationConformance {
    @Override
    protected String name() {
      return "snake";
    }

    @Override
    protected String options() {
      return "0.3";
    }
  }
}
