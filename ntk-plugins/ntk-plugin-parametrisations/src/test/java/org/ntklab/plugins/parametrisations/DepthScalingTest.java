package org.ntklab.plugins.parametrisations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntklab.core.layer.Role;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;

/** What depth adds to maximal update, by hand. */
class DepthScalingTest {
  private static final int N = 207;
  private static final double ROUNDING = 1e-14;

  // Columns: L, multiplier of a branch, its rates under SGD and Adam in those of µP.
  @ParameterizedTest(name = "{0} at L = {1}")
  @CsvSource({
    "depth-mup,  1,  1,      1,  1",
    "depth-mup,  4,  0.5,    1,  0.5",
    "depth-mup,  16, 0.25,   1,  0.25",
    "complete-p, 1,  1,      1,  1",
    "complete-p, 4,  0.25,   4,  1",
    "complete-p, 16, 0.0625, 16, 1",
  })
  void branchesAreScaledAndTheirRates(
      String name, int blocks, double multiplier, double sgd, double adam) {
    Parametrisation parametrisation = Cases.all().get(name);
    assertEquals(multiplier, parametrisation.residualMultiplier(blocks), ROUNDING);
    for (Role role : Role.values()) {
      for (Weight weight : List.of(Cases.matrix(role, N), Cases.bias(role, N))) {
        Scaling outside = new MaximalUpdate().scaling(weight);
        Weight inBranch = new Weight(weight.layer(), role, weight.shape(), blocks);
        Scaling found = parametrisation.scaling(inBranch);
        assertEquals(outside.multiplier(), found.multiplier());
        assertEquals(outside.deviation(), found.deviation());
        assertEquals(sgd * outside.gradientRate(), found.gradientRate(), ROUNDING * sgd);
        assertEquals(adam * outside.adaptiveRate(), found.adaptiveRate(), ROUNDING * adam);
        assertEquals(outside, parametrisation.scaling(weight), "outside of branches it is µP");
      }
    }
  }

  /** L blocks move the outputs by order one: L × rate × multiplier (× multiplier under SGD). */
  @ParameterizedTest
  @ValueSource(ints = {2, 9, 64})
  void allBlocksTogetherMoveTheOutputsAsAtAnyDepth(int blocks) {
    Weight plain = Cases.matrix(Role.HIDDEN, N);
    Weight inBranch = new Weight(plain.layer(), plain.role(), plain.shape(), blocks);
    Scaling one = new MaximalUpdate().scaling(plain);
    for (String name : List.of("depth-mup", "complete-p")) {
      Parametrisation parametrisation = Cases.all().get(name);
      double m = parametrisation.residualMultiplier(blocks);
      Scaling scaling = parametrisation.scaling(inBranch);
      assertEquals(one.gradientRate(), blocks * scaling.gradientRate() * m * m, 1e-12);
      assertEquals(one.adaptiveRate(), blocks * scaling.adaptiveRate() * m, 1e-12);
    }
  }

  @Test
  void widthAloneLeavesBranchesAsTheyAre() {
    for (String name : List.of("standard", "standard-over-n", "ntk", "mean-field", "mup")) {
      assertEquals(1, Cases.all().get(name).residualMultiplier(16));
    }
  }
}
