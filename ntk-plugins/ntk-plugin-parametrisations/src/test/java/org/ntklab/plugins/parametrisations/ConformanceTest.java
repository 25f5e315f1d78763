package org.ntklab.plugins.parametrisations;

import org.junit.jupiter.api.Nested;
import org.ntklab.conformance.junit.ParametrisationConformance;

/** Every parametrisation keeps its promises. */
class ConformanceTest {
  @Nested
  class Standard extends ParametrisationConformance {
    @Override
    protected String name() {
      return "standard";
    }
  }

  @Nested
  class OverN extends ParametrisationConformance {
    @Override
    protected String name() {
      return "standard-over-n";
    }
  }

  @Nested
  class Ntk extends ParametrisationConformance {
    @Override
    protected String name() {
      return "ntk";
    }
  }

  @Nested
  class MeanFieldLimit extends ParametrisationConformance {
    @Override
    protected String name() {
      return "mean-field";
    }
  }

  @Nested
  class NaiveMeanFieldLimit extends ParametrisationConformance {
    @Override
    protected String name() {
      return "naive-mean-field";
    }
  }

  @Nested
  class Mup extends ParametrisationConformance {
    @Override
    protected String name() {
      return "mup";
    }
  }

  @Nested
  class OneHiddenLayer extends ParametrisationConformance {
    @Override
    protected String name() {
      return "abc";
    }

    @Override
    protected String options() {
      return "{a: [0, 1], b: [0, 0], c: -1}";
    }
  }
}
