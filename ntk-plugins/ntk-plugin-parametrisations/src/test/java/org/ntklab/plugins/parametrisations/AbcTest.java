package org.ntklab.plugins.parametrisations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.core.config.Options;
import org.ntklab.core.layer.Role;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;
import org.ntklab.core.problem.ExitCode;
import org.ntklab.core.problem.Problems;
import org.ntklab.core.problem.RefusedException;

class AbcTest {
  private static final int N = 207;

  @Test
  void withTheExponentsOfNtkItIsNtkUnderGradientDescent() {
    Parametrisation abc = Cases.abc("{a: [0, 0.5, 0.5], b: [0, 0, 0], c: 0}");
    assertSameUnderGradientDescent(new NtkParametrisation(), abc, Role.values());
  }

  @Test
  void withTheExponentsOfMaximalUpdateItIsThatUnderGradientDescent() {
    Parametrisation abc = Cases.abc("{a: [-0.5, 0, 0.5], b: [0.5, 0.5, 0.5], c: [0, 0, 0]}");
    assertSameUnderGradientDescent(new MaximalUpdate(), abc, Role.values());
  }

  @Test
  void twoNumbersAreInputAndOutput() {
    Parametrisation abc = Cases.abc("{a: [0, 1], b: [0, 0], c: -1}");
    assertSameUnderGradientDescent(new MeanField(), abc, Role.INPUT, Role.OUTPUT, Role.DIRECT);
  }

  @Test
  void twoNumbersRefuseAHiddenLayerByName() {
    Parametrisation abc = Cases.abc("{a: [0, 1], b: [0, 0], c: -1}");
    for (Weight weight : List.of(Cases.matrix(Role.HIDDEN, N), Cases.bias(Role.HIDDEN, N))) {
      RefusedException refused = assertThrows(RefusedException.class, () -> abc.scaling(weight));
      assertTrue(refused.getMessage().contains("dense-7"), refused.getMessage());
      assertEquals(ExitCode.REFUSED, refused.exitCode());
    }
  }

  @Test
  void ratesAreTheSameUnderEveryOptimiser() {
    Parametrisation abc = Cases.abc("{a: [0, 0.5, 0.5], b: [0, 0, 0], c: [0.5, 1, -0.5]}");
    for (Role role : Role.values()) {
      Scaling scaling = abc.scaling(Cases.matrix(role, N));
      assertEquals(scaling.gradientRate(), scaling.adaptiveRate());
    }
    assertEquals(1.0 / 4, abc.scaling(Cases.matrix(Role.HIDDEN, 4)).adaptiveRate());
    assertEquals(2, abc.scaling(Cases.matrix(Role.OUTPUT, 4)).adaptiveRate());
  }

  @Test
  void oneRateAndTheSameRateForEachRoleHaveOneCanonicalForm() {
    Options one = Cases.options("{a: [0, 1], b: [0, 0], c: -1}", new Problems());
    Options each = Cases.options("{b: [0.0, 0], c: [-1, -1.0], a: [0, 1]}", new Problems());
    new Abc().read(one);
    new Abc().read(each);
    assertEquals(one.canonical(), each.canonical());
    assertEquals(List.of(-1.0, -1.0), one.canonical().get("c"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{b: [0, 0], c: 0}                     | the key 'a' is missing",
        "{a: [0, 1], c: 0}                     | the key 'b' is missing",
        "{a: [0, 1], b: [0, 0]}                | the key 'c' is missing",
        "{a: 1, b: [0, 0], c: 0}               | a: found 1, expected 3 numbers",
        "{a: [0, 0, 0, 0], b: [0, 0], c: 0}    | a: found a list of 4, expected 3 numbers",
        "{a: [], b: [0, 0], c: 0}              | a: found a list of 0, expected 3 numbers",
        "{a: [0, x], b: [0, 0], c: 0}          | a: found a list of 2, expected a list of numbers",
        "{a: [0, 11], b: [0, 0], c: 0}         | a: found a list of 2, expected numbers between",
        "{a: [0, 0, 0], b: [0, 0], c: 0}       | b: has 2 numbers and a has 3",
        "{a: [0, 0, 0], b: [0, 0, 0], c: [0, 0]} | c: has 2 numbers and a has 3",
        "{a: [0, 0], b: [0, 0], c: []}         | c: found a list of 0, expected 1 number or 3",
      })
  void whatIsWrongIsSaidOnceWithItsKey(String yaml, String message) {
    Problems problems = new Problems();
    Parametrisation standIn = new Abc().read(Cases.options(yaml, problems));
    assertEquals(1, problems.count(), () -> problems.list().toString());
    String problem = problems.list().get(0).toString();
    assertTrue(problem.contains(message), problem);
    assertTrue(problem.startsWith("test.yaml:1: parametrisation"), problem);
    assertTrue(standIn.scaling(Cases.matrix(Role.HIDDEN, N)).multiplier() > 0);
  }

  @Test
  void everythingWrongIsSaidAtOnce() {
    Problems problems = new Problems();
    new Abc().read(Cases.options("{a: yes, b: [99, 0], c: [0, 0, 0, 0]}", problems));
    assertEquals(3, problems.count(), () -> problems.list().toString());
  }

  private static void assertSameUnderGradientDescent(
      Parametrisation named, Parametrisation abc, Role... roles) {
    for (Role role : roles) {
      for (Weight weight : List.of(Cases.matrix(role, N), Cases.bias(role, N))) {
        Scaling expected = named.scaling(weight);
        Scaling found = abc.scaling(weight);
        assertEquals(expected.multiplier(), found.multiplier());
        assertEquals(expected.deviation(), found.deviation());
        assertEquals(expected.gradientRate(), found.gradientRate());
      }
    }
  }
}
