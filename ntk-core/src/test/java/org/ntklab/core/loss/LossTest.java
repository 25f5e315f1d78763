package org.ntklab.core.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.SymmetricEigen;
import org.ntklab.core.random.RandomStreams;

class LossTest {
  private static final int N = 4;
  private static final int O = 3;
  private static final double H = 1e-5;
  private static final double CENTRAL_DIFFERENCE = 1e-9;

  private final Matrix f = Matrix.of(N, O, new RandomStreams(1).normals("f", N * O));
  private final Matrix y =
      Matrix.of(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {0.2, 0.3, 0.5}});

  @Test
  void handComputedValues() {
    Matrix outputs = Matrix.of(new double[][] {{1, 2}, {3, 0}});
    Matrix targets = Matrix.of(new double[][] {{0, 2}, {1, 1}});
    assertEquals((1 + 4 + 1) / 8.0, new MeanSquaredError().value(outputs, targets));
    Matrix even = Matrix.of(new double[][] {{5, 5}});
    assertEquals(
        Math.log(2), new CrossEntropy().value(even, Matrix.of(new double[][] {{1, 0}})), 1e-15);
  }

  @Test
  void gradientsAreCentralDifferences() {
    for (Loss loss : List.of(new MeanSquaredError(), new CrossEntropy())) {
      Matrix gradient = Matrix.zeros(N, O);
      loss.gradient(f, y, gradient);
      for (int i = 0; i < N; i++) {
        for (int o = 0; o < O; o++) {
          double difference = (moved(loss, i, o, H) - moved(loss, i, o, -H)) / (2 * H);
          assertEquals(difference, gradient.get(i, o), CENTRAL_DIFFERENCE);
        }
      }
    }
  }

  @Test
  void noEigenvalueOfTheHessianIsAboveTheBound() {
    for (Loss loss : List.of(new MeanSquaredError(), new CrossEntropy())) {
      Matrix hessian = Matrix.zeros(N * O, N * O);
      for (int a = 0; a < N * O; a++) {
        Matrix up = Matrix.zeros(N, O);
        Matrix down = Matrix.zeros(N, O);
        loss.gradient(at(a, H), y, up);
        loss.gradient(at(a, -H), y, down);
        for (int b = 0; b < N * O; b++) {
          hessian.set(a, b, (up.get(b / O, b % O) - down.get(b / O, b % O)) / (2 * H));
        }
      }
      double[] values = SymmetricEigen.of(hessian).values();
      double largest = values[values.length - 1];
      assertTrue(largest <= loss.curvature(N, O) * (1 + 1e-6), loss + ": " + largest);
    }
  }

  @Test
  void theBoundOfCrossEntropyIsReachedByAnEvenChoiceOfTwo() {
    Matrix even = Matrix.of(new double[][] {{40, 40, -1000}});
    Matrix target = Matrix.of(new double[][] {{1, 0, 0}});
    Matrix up = Matrix.zeros(1, 3);
    Matrix down = Matrix.zeros(1, 3);
    Matrix along = Matrix.of(new double[][] {{1 / Math.sqrt(2), -1 / Math.sqrt(2), 0}});
    new CrossEntropy().gradient(even.copy().addScaled(H, along), target, up);
    new CrossEntropy().gradient(even.copy().addScaled(-H, along), target, down);
    double curvature = up.addScaled(-1, down).dot(along) / (2 * H);
    assertEquals(new CrossEntropy().curvature(1, 3), curvature, 1e-9);
  }

  @Test
  void hugeOutputsDoNotOverflow() {
    Matrix huge = Matrix.of(new double[][] {{1e4, -1e4}});
    assertEquals(0, new CrossEntropy().value(huge, Matrix.of(new double[][] {{1, 0}})));
    assertEquals(2e4, new CrossEntropy().value(huge, Matrix.of(new double[][] {{0, 1}})));
  }

  private double moved(Loss loss, int i, int o, double by) {
    return loss.value(at(i * O + o, by), y);
  }

  private Matrix at(int entry, double by) {
    Matrix copy = f.copy();
    copy.set(entry / O, entry % O, copy.get(entry / O, entry % O) + by);
    return copy;
  }
}
