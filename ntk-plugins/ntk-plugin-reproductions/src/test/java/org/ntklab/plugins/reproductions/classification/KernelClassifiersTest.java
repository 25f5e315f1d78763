package org.ntklab.plugins.reproductions.classification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntklab.core.linalg.Matrix;

/** Kernels and ridge regression against sums by hand. */
class KernelClassifiersTest {
  private static final double ROUNDING = 1e-14;
  private static final Matrix X = Matrix.of(new double[][] {{1, 2}, {0, -1}, {3, 3}});
  private static final Matrix X2 = Matrix.of(new double[][] {{1, 1}, {-2, 0}});

  @Test
  void kernelsAreTheirFormulas() {
    Matrix gaussian = new Gaussian().kernel(0.25, X, X2);
    Matrix linear = new InnerProducts().kernel(1, X, X2);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 2; j++) {
        double product = 0;
        double distance = 0;
        for (int f = 0; f < 2; f++) {
          product += X.get(i, f) * X2.get(j, f) / 2;
          distance += Math.pow(X.get(i, f) - X2.get(j, f), 2) / 2;
        }
        assertEquals(product, linear.get(i, j), ROUNDING);
        assertEquals(Math.exp(-0.25 * distance), gaussian.get(i, j), ROUNDING);
      }
    }
  }

  @Test
  void classesAreThoseOfTheLargestRidgeRegression() {
    // With K = I and r = 1 each training row keeps half of its own target, and no other counts.
    Matrix identity = Matrix.identity(4);
    List<Integer> classes = List.of(0, 0, 0, 1);
    // Shares are 3/4 and 1/4. A test row like the last has f = (3/8, 5/8), one like none (3/4,
    // 1/4).
    Matrix testTrain = Matrix.of(new double[][] {{0, 0, 0, 1}, {0, 0, 0, 0}, {1, 0, 0, 0}});
    List<Integer> truth = List.of(1, 1, 0);
    double accuracy = RidgeClassifier.accuracy(identity, testTrain, classes, truth, 2, 1);
    assertEquals(2.0 / 3, accuracy, ROUNDING);
    // With r = 3 the last row keeps a quarter, f = (9/16, 7/16), and its class loses.
    double weaker = RidgeClassifier.accuracy(identity, testTrain, classes, truth, 2, 3);
    assertEquals(1.0 / 3, weaker, ROUNDING);
  }
}
