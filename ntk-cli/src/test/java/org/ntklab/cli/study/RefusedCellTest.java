package org.ntklab.cli.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntklab.core.Ntk;
import org.ntklab.core.experiment.ExperimentSpec;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.RefusedException;

/** A grid with a cell that no network can be made of: exponents that lack a hidden layer's. */
class RefusedCellTest {
  private static final String EXPERIMENT =
      """
      data: {name: digits, train: 8, probe: 3}
      architecture: {name: mlp, depth: 2, width: 4}
      grid:
        parametrisation: [{name: abc, a: [0, 1], b: [0, 0], c: 0}, ntk]
        data.train: [%s]
      """;

  private static ExperimentSpec read(String sizes) {
    return Ntk.create().parse("a.yaml", EXPERIMENT.formatted(sizes), List.of());
  }

  @Test
  void isRefusedWhenNothingElseIsWrong() {
    RefusedException thrown = assertThrows(RefusedException.class, () -> read("8, 9"));
    assertTrue(thrown.getMessage().contains("dense-2 is a hidden layer"), thrown.getMessage());
  }

  @Test
  void doesNotHideProblemsOfOtherCells() {
    InvalidInputException thrown =
        assertThrows(InvalidInputException.class, () -> read("8, 90000"));
    assertEquals(1, thrown.problems().size(), thrown.problems().toString());
    assertTrue(thrown.problems().get(0).toString().contains("90000"));
  }
}
