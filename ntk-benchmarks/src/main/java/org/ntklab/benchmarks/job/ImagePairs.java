package org.ntklab.benchmarks.job;

import java.util.List;
import java.util.OptionalInt;
import org.ntklab.benchmarks.timing.Task;
import org.ntklab.core.gram.GramListener;
import org.ntklab.core.infinitewidth.InfiniteKernel;
import org.ntklab.core.infinitewidth.KernelComputation;
import org.ntklab.core.linalg.Matrix;

/** Θ between two sets of images, from the images in memory to the matrix in memory. */
final class ImagePairs implements Task {
  private static final double MILLI = 1e-3;

  private final KernelComputation computation;
  private final Matrix x;
  private final Matrix x2;

  /**
   * Θ of images with others.
   *
   * @param tile rows and columns of a tile; empty for those that the kernel chooses
   */
  ImagePairs(InfiniteKernel kernel, int rows, int columns, OptionalInt tile, int threads) {
    this.x = Networks.examples(kernel, rows, "rows");
    this.x2 = Networks.examples(kernel, columns, "columns");
    this.computation =
        new KernelComputation(
            kernel, List.of(InfiniteKernel.NTK), tile, threads, GramListener.NONE);
  }

  @Override
  public void run() throws InterruptedException {
    computation.gram(x, x2);
  }

  /** Milliseconds of a pair, all threads together, from the seconds of a run. */
  double milliseconds(double seconds) {
    return seconds / MILLI / x.rows() / x2.rows();
  }
}
