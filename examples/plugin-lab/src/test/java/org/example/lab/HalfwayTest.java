package org.example.lab;

import org.ntklab.conformance.junit.ParametrisationConformance;

class HalfwayTest extends ParametrisationConformance {
  @Override
  protected String name() {
    return "halfway";
  }
}
