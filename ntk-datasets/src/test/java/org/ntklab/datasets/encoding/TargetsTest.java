package org.ntklab.datasets.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntklab.core.data.Labels;
import org.ntklab.core.data.TargetEncoding;
import org.ntklab.core.linalg.Matrix;

class TargetsTest {
  private static final Labels FOUR = new Labels.Classes(List.of(2, 0, 3), 4);
  private static final Labels TWO = new Labels.Classes(List.of(1, 0, 1), 2);
  private static final Labels ONE = new Labels.Classes(List.of(0), 1);
  private static final Labels REAL = new Labels.Values(Matrix.of(new double[][] {{1, 2}, {3, 4}}));

  @Test
  void oneHotIsOneAtTheClassAndADistribution() {
    assertArrayEquals(
        new double[] {0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 1}, new OneHot().encode(FOUR).toArray());
    assertTrue(new OneHot().isDistribution());
    assertFalse(new CentredOneHot().isDistribution());
  }

  @Test
  void centredOneHotIsLoweredByOneOverTheClasses() {
    Matrix targets = new CentredOneHot().encode(FOUR);
    assertArrayEquals(new double[] {-0.25, -0.25, 0.75, -0.25}, targets.row(0));
    assertArrayEquals(new double[] {0.75, -0.25, -0.25, -0.25}, targets.row(1));
  }

  @Test
  void plusMinusOneIsPlusForTheSecondClass() {
    assertArrayEquals(new double[] {1, -1, 1}, new PlusMinusOne().encode(TWO).toArray());
  }

  @Test
  void oddIsMinusAndEvenIsPlus() {
    assertArrayEquals(new double[] {1, 1, -1}, new OddEven().encode(FOUR).toArray());
  }

  @Test
  void regressionKeepsAllColumns() {
    assertArrayEquals(new double[] {1, 2, 3, 4}, new Regression().encode(REAL).toArray());
  }

  @Test
  void noRowsGiveNoTargets() {
    Labels none = new Labels.Classes(List.of(), 3);
    assertEquals(0, new OneHot().encode(none).rows());
    assertEquals(3, new OneHot().encode(none).columns());
  }

  @Test
  void impossibleTargetsSayWhatWouldDo() {
    for (TargetEncoding target :
        List.of(new OneHot(), new CentredOneHot(), new PlusMinusOne(), new OddEven())) {
      assertTrue(refusal(target, REAL).endsWith("use regression"));
    }
    assertTrue(refusal(new Regression(), FOUR).contains("use centred-one-hot"));
    assertEquals(
        "plus-minus-one needs exactly two classes, this data has 4: use centred-one-hot, one-hot"
            + " or odd-even",
        refusal(new PlusMinusOne(), FOUR));
    assertTrue(refusal(new OneHot(), ONE).contains("two classes or more"));
    assertTrue(refusal(new CentredOneHot(), ONE).contains("two classes or more"));
  }

  private static String refusal(TargetEncoding target, Labels labels) {
    return assertThrows(IllegalArgumentException.class, () -> target.encode(labels)).getMessage();
  }
}
