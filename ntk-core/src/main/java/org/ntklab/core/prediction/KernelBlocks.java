package org.ntklab.core.prediction;

import java.util.Optional;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.problem.RefusedException;

/**
 * One kernel on train and test points, shared by all outputs. Not copied.
 *
 * @param trainTrain [N, N], symmetric, which is not checked; off the heap
 * @param testTrain [P, N], a test point a row
 * @param testTest [P, P], symmetric, where covariances are wanted
 */
public record KernelBlocks(Matrix trainTrain, Matrix testTrain, Optional<Matrix> testTest) {
  /** Checks that the blocks belong together. */
  public KernelBlocks {
    int n = trainTrain.rows();
    int p = testTrain.rows();
    if (trainTrain.columns() != n || testTrain.columns() != n) {
      throw new IllegalArgumentException(
          "KernelBlocks: expected train × train [N, N] and test × train [P, N], found %s and %s"
              .formatted(trainTrain, testTrain));
    }
    if (testTest.isPresent() && (testTest.get().rows() != p || testTest.get().columns() != p)) {
      throw new IllegalArgumentException(
          "KernelBlocks: expected test × test [%d, %d] beside test × train %s, found %s"
              .formatted(p, p, testTrain, testTest.get()));
    }
  }

  /** Blocks for means alone. */
  public static KernelBlocks of(Matrix trainTrain, Matrix testTrain) {
    return new KernelBlocks(trainTrain, testTrain, Optional.empty());
  }

  /** Blocks for means and covariances. */
  public static KernelBlocks of(Matrix trainTrain, Matrix testTrain, Matrix testTest) {
    return new KernelBlocks(trainTrain, testTrain, Optional.of(testTest));
  }

  /** N. */
  public int trainPoints() {
    return trainTrain.rows();
  }

  /** P. */
  public int testPoints() {
    return testTrain.rows();
  }

  /**
   * Refuses NaN and infinite entries.
   *
   * @param name of the kernel, for the message
   */
  void checkFinite(String name) {
    checkFinite(name + " on train × train points", trainTrain);
    checkFinite(name + " on test × train points", testTrain);
    testTest.ifPresent(block -> checkFinite(name + " on test × test points", block));
  }

  private static void checkFinite(String name, Matrix block) {
    if (!Double.isFinite(block.maxAbs())) {
      throw new RefusedException(
          "the %s has NaN or infinite entries: look where it was computed".formatted(name));
    }
  }
}
