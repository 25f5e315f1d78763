package org.ntklab.models.activations;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.config.YamlSource;
import org.ntklab.core.problem.Problems;
import org.ntklab.models.duals.ClosedForms;

/** Runs the contract over every contributed name, so that a new one is covered by itself. */
class ShippedActivationsTest extends ActivationContract {
  /** Options for the contract's sake; other names are read without any. */
  private static final Map<String, String> OPTIONS =
      Map.ofEntries(
          entry("abrelu", "{negative: -0.3, positive: 1.7}"),
          entry("cos", "{amplitude: 1.5, frequency: 0.7, phase: 0.4}"),
          entry("exp", "{amplitude: 0.5, scale: -0.7}"),
          entry("gaussian", "{amplitude: 2, scale: -0.6}"),
          entry("hermite", "4"),
          entry("leaky-relu", "0.2"),
          entry("monomial", "3"),
          entry("polynomial", "[0.5, -1, 0, 0.25]"),
          entry("rbf", "0.6"),
          entry("rectified-monomial", "2"),
          entry("sin", "{amplitude: 1.5, frequency: 0.7, phase: 0.4}"));

  /** The ends of the range of degrees, where formulas with n − 1 or without any x break. */
  private static final List<String> DEGREES = List.of("0", "1", "5");

  @Override
  Map<String, Activation> activations() {
    RecordedActivations shipped = RecordedActivations.shipped();
    Map<String, Activation> activations = new LinkedHashMap<>();
    for (String name : shipped.names()) {
      activations.put(name, read(shipped, name, OPTIONS.getOrDefault(name, "null")));
    }
    for (String name : List.of("monomial", "rectified-monomial", "hermite")) {
      DEGREES.forEach(n -> activations.put(name + " " + n, read(shipped, name, n)));
    }
    activations.put("polynomial of degree 0", read(shipped, "polynomial", "[2]"));
    return activations;
  }

  @Test
  void everyNameOfTheInterfaceIsThere() {
    assertEquals(
        new TreeSet<>(
            List.of(
                ("relu abs erf gelu tanh sigmoid silu softplus sign cos sin exp gaussian rbf"
                        + " leaky-relu abrelu monomial rectified-monomial hermite polynomial")
                    .split(" "))),
        RecordedActivations.shipped().names());
  }

  /** The rest is expanded numerically: these are known to have no closed form. */
  @Test
  void allButFourHaveADualInClosedForm() {
    Set<String> without = new TreeSet<>();
    activations()
        .forEach(
            (name, f) -> {
              if (f.dual().isEmpty()) {
                without.add(name);
              }
            });
    assertEquals(Set.of("sigmoid", "silu", "softplus", "tanh"), without);
  }

  /** So that the tests of duals leave none out. */
  @Test
  void everyDualIsTested() {
    Set<Class<?>> tested =
        ClosedForms.functions().map(Activation::getClass).collect(Collectors.toSet());
    activations()
        .forEach(
            (name, f) -> assertEquals(f.dual().isPresent(), tested.contains(f.getClass()), name));
  }

  @Test
  void rectifiedMonomialsHaveAKinkAtEveryDegree() {
    for (int degree : new int[] {0, 1, 2, 100}) {
      assertArrayEquals(new double[] {0}, new RectifiedMonomial(degree).kinks());
    }
  }

  @Test
  void slopesThatAreEqualHaveNoKink() {
    assertArrayEquals(new double[0], new AbRelu(0.5, 0.5).kinks());
    assertArrayEquals(new double[0], new LeakyRelu(1).kinks());
    assertArrayEquals(new double[] {0}, new Relu().kinks());
    assertArrayEquals(new double[0], new Tanh().kinks());
  }

  @Test
  void reluAloneAsksForRootTwo() {
    activations()
        .forEach(
            (name, f) ->
                assertEquals(name.equals("relu") ? Math.sqrt(2) : 1, f.defaultWeightStd(), name));
  }

  private static Activation read(RecordedActivations shipped, String name, String written) {
    Problems problems = new Problems();
    Activation read = shipped.read(name, YamlSource.parseValue("test", written), problems);
    assertEquals(List.of(), problems.list(), name);
    return read;
  }
}
