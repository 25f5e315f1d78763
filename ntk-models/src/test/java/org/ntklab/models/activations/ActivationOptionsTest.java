package org.ntklab.models.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.config.YamlSource;
import org.ntklab.core.problem.Problems;

/** What the options mean, and what is said about wrong ones. */
class ActivationOptionsTest {
  private final Problems problems = new Problems();

  @Test
  void defaultsAreThoseOfTheInterface() {
    assertEquals(new Sin(1, 1, 0), read("sin", "null"));
    assertEquals(new Cos(1, 1, 0), read("cos", "null"));
    assertEquals(new Exp(1, 1), read("exp", "null"));
    assertEquals(new Gaussian(1, -1), read("gaussian", "null"));
    assertEquals(new Rbf(1), read("rbf", "null"));
    assertEquals(new LeakyRelu(0.01), read("leaky-relu", "null"));
    assertTrue(problems.isEmpty());
  }

  @Test
  void mainOptionsNeedNoKey() {
    assertEquals(new LeakyRelu(0.1), read("leaky-relu", "0.1"));
    assertEquals(new Rbf(2), read("rbf", "2"));
    assertEquals(new Monomial(3), read("monomial", "3"));
    assertEquals(new RectifiedMonomial(2), read("rectified-monomial", "2"));
    assertEquals(new Hermite(4), read("hermite", "4"));
    assertEquals(new Polynomial(new double[] {0, 1, 0.5}), read("polynomial", "[0, 1, 0.5]"));
    assertTrue(problems.isEmpty());
  }

  @Test
  void optionsHaveTheirNames() {
    assertEquals(new Sin(2, 3, 4), read("sin", "{amplitude: 2, frequency: 3, phase: 4}"));
    assertEquals(new Cos(2, 3, 4), read("cos", "{amplitude: 2, frequency: 3, phase: 4}"));
    assertEquals(new Exp(2, 3), read("exp", "{amplitude: 2, scale: 3}"));
    assertEquals(new Gaussian(2, -3), read("gaussian", "{amplitude: 2, scale: -3}"));
    assertEquals(new AbRelu(-1, 2), read("abrelu", "{negative: -1, positive: 2}"));
    assertEquals(new Hermite(2), read("hermite", "{degree: 2}"));
    assertEquals(new Polynomial(new double[] {1, 2}), read("polynomial", "{coefficients: [1, 2]}"));
    assertTrue(problems.isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          monomial; null; the key 'degree' is missing
          monomial; -1; found -1, expected a whole number from 0 to 100
          rectified-monomial; 101; found 101, expected a whole number from 0 to 100
          hermite; 2.5; found 2.5, expected a whole number
          polynomial; null; the key 'coefficients' is missing
          polynomial; []; found a list of 0, expected 1 to 101 coefficients
          polynomial; [a]; found a list of 1, expected a list of numbers
          rbf; 0; found 0, expected a number above 0
          leaky-relu; x; found 'x', expected a number
          abrelu; {negative: 1}; the key 'positive' is missing
          abrelu; {positive: 1}; the key 'negative' is missing
          sin; {amplitud: 2}; unknown key; did you mean 'amplitude'?
          exp; 2; takes no value of its own
          gaussian; {scale: big}; found 'big', expected a number
          """)
  void wrongOptionsAreReportedOnceAndDoNotStopTheReading(
      String name, String written, String message) {
    assertNotNull(read(name, written));
    assertEquals(1, problems.list().size(), () -> "" + problems.list());
    String found = problems.list().get(0).toString();
    assertTrue(found.contains(message), found);
  }

  @Test
  void programsAreHeldToTheSameLimits() {
    assertThrows(IllegalArgumentException.class, () -> new Monomial(-1));
    assertThrows(IllegalArgumentException.class, () -> new RectifiedMonomial(101));
    assertThrows(IllegalArgumentException.class, () -> new Hermite(-1));
    assertThrows(IllegalArgumentException.class, () -> new Polynomial(new double[0]));
    assertThrows(
        IllegalArgumentException.class, () -> new Polynomial(new double[] {1, Double.NaN}));
    assertThrows(IllegalArgumentException.class, () -> new Rbf(0));
    assertThrows(IllegalArgumentException.class, () -> new Sin(Double.POSITIVE_INFINITY, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new LeakyRelu(Double.NaN));
  }

  private Activation read(String name, String written) {
    return RecordedActivations.shipped()
        .read(name, YamlSource.parseValue("test", written), problems);
  }
}
