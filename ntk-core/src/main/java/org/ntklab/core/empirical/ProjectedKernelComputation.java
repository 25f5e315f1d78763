package org.ntklab.core.empirical;

import java.util.Locale;
import java.util.Map;
import org.ntklab.core.infinitewidth.InfiniteKernel;
import org.ntklab.core.kernel.ProjectedKernel;
import org.ntklab.core.kernel.TangentKernel;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.MatrixMemory;
import org.ntklab.core.network.Network;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.core.random.RandomStreams;

/**
 * Tangent kernels of a graph's finite networks at initialisation from K random directions of the
 * weights, for networks whose Θ costs too much:
 *
 * <pre>
 * Θ ≈ (1/K) Σ_j z_j z_jᵀ,  z_j = J √D s_j  with random signs s_j
 * </pre>
 *
 * <p>Right in the mean; the relative error is about √((1 + r)/K) with the effective rank r = (tr
 * Θ)²/‖Θ‖², and is told from the directions themselves. Time (1 + K) passes forward and n²·K·O
 * multiplications; memory of K·n·O numbers, besides the result and a step's.
 *
 * @param networks what is drawn
 * @param draws D, at least 1
 * @param directions K, at least 2, each draw its own
 * @param pairs means over outputs, or all pairs of them
 * @param threads draws side by side; the result does not depend on them
 * @param progress hears of every few directions of a draw
 */
public record ProjectedKernelComputation(
    InitialNetworks networks,
    int draws,
    int directions,
    OutputPairs pairs,
    int threads,
    EmpiricalProgress progress) {
  /** Directions for which examples pass forward once. */
  private static final int AT_A_TIME = 8;

  private static final double GIGA = 1e9;

  public ProjectedKernelComputation {
    if (draws < 1 || threads < 1 || directions < 2) {
      throw new IllegalArgumentException(
          ("ProjectedKernelComputation: expected draws and threads of at least 1 and directions of"
                  + " at least 2, found %d, %d and %d")
              .formatted(draws, threads, directions));
    }
  }

  /** Floating-point operations, estimated. */
  public double flops(int rows, int columns, boolean symmetric) {
    TangentCost cost = new TangentCost(networks.graph(), rows, columns, symmetric);
    return 2.0 * draws * cost.directions(directions, pairs);
  }

  /** The same of the kernel itself, layer by layer. */
  public double flopsOfKernel(int rows, int columns, boolean symmetric) {
    TangentCost cost = new TangentCost(networks.graph(), rows, columns, symmetric);
    return 2.0 * draws * cost.matrix(pairs);
  }

  /**
   * Bytes for kernels of so many examples: results, and what the threads work in.
   *
   * @param rows n1
   * @param columns n2, of other examples than the rows; 0 where they are the rows
   */
  public long bytes(int rows, int columns) {
    int used = Math.min(threads, draws);
    long kernel = entries(rows) * entries(columns == 0 ? rows : columns);
    long pushed = (long) directions * networks.outputs() * (rows + (long) columns);
    return Double.BYTES * (kernel * (2 + 2L * used) + pushed * used);
  }

  /**
   * The kernel between two sets of examples.
   *
   * @param x {@code [n1, features]}, the rows; not modified
   * @param x2 {@code [n2, features]}, the columns; the same object as x for a symmetric kernel
   * @throws RefusedException as {@link InitialNetworks#check}, if it does not fit into memory, or
   *     if a layer does not know its derivative along a direction
   * @throws InterruptedException when this thread was told to stop
   */
  public ProjectedKernels of(Matrix x, Matrix x2) throws InterruptedException {
    networks.checkFeatures(x);
    networks.checkFeatures(x2);
    networks.check();
    checkSize(x.rows(), x == x2 ? 0 : x2.rows());
    int parts = (directions + AT_A_TIME - 1) / AT_A_TIME * (x == x2 ? 1 : 2);
    Parts done = new Parts(progress, draws * parts);
    RunningMoments moments = new RunningMoments((int) entries(x.rows()), (int) entries(x2.rows()));
    double[] squares = new double[1];
    new OrderedDraws<ProjectedKernel>(
            draws,
            number -> draw(number, x, x2, done),
            (number, kernel) -> {
              moments.add(kernel.kernel());
              squares[0] += kernel.error() * kernel.error();
            })
        .run(threads);
    Matrix mean = moments.mean();
    // Draws have directions of their own: errors add up in squares.
    double error = Math.sqrt(squares[0]) / draws;
    String name = InfiniteKernel.NTK;
    EmpiricalKernels kernels =
        new EmpiricalKernels(
            x.rows(),
            x2.rows(),
            pairs.block(networks.outputs()),
            draws,
            Map.of(name, mean),
            draws > 1 ? Map.of(name, moments.standardError()) : Map.of());
    return new ProjectedKernels(kernels, directions, error == 0 ? 0 : error / mean.frobeniusNorm());
  }

  private ProjectedKernel draw(int number, Matrix x, Matrix x2, Parts done)
      throws InterruptedException {
    try (Network network = networks.draw(number)) {
      TangentKernel kernel = network.tangentKernel();
      RandomStreams random = networks.streams(number);
      Matrix rows = pushed(kernel, x, random, done);
      Matrix columns = x == x2 ? rows : pushed(kernel, x2, random, done);
      return ProjectedKernel.of(rows, columns, directions);
    }
  }

  /** {@code [K, n·O]}; for means {@code [K·O, n]}, where a direction's outputs lie apart. */
  private Matrix pushed(TangentKernel kernel, Matrix x, RandomStreams random, Parts done)
      throws InterruptedException {
    int outputs = networks.outputs();
    int block = pairs.block(outputs);
    int each = outputs / block;
    Matrix pushed = Matrix.zeros(directions * each, x.rows() * block);
    for (int from = 0; from < directions; from += AT_A_TIME) {
      if (Thread.interrupted()) {
        throw new InterruptedException("told to stop between directions");
      }
      int to = Math.min(from + AT_A_TIME, directions);
      Matrix some =
          kernel
              .alongDirections(x, from, to, random)
              .orElseThrow(() -> refused(kernel.whyNoDirections().orElse("they are not known")));
      for (int j = from; j < to; j++) {
        for (int i = 0; i < x.rows(); i++) {
          for (int o = 0; o < outputs; o++) {
            double z = some.get(j - from, i * outputs + o);
            pushed.set(j * each + o % each, i * block + o / each, z);
          }
        }
      }
      done.run();
    }
    return pushed;
  }

  private static RefusedException refused(String why) {
    return new RefusedException(
        "there is no kernel from random directions: "
            + why
            + "; the kernel itself can be had, without directions");
  }

  private long entries(int examples) {
    return (long) examples * pairs.block(networks.outputs());
  }

  private void checkSize(int rows, int columns) {
    long largest =
        Math.max(
            entries(rows) * entries(columns == 0 ? rows : columns),
            (long) directions * networks.outputs() * Math.max(rows, columns));
    long bytes = bytes(rows, columns);
    long free = MatrixMemory.free();
    if (largest > Matrix.MOST_VALUES || bytes > free) {
      throw new RefusedException(
          String.format(
              Locale.ROOT,
              "a kernel from %d directions of %d examples and %d outputs takes a matrix of %d"
                  + " numbers (one holds %d) and %.3g GB in all (%.3g GB are free): take fewer"
                  + " examples, directions or threads, or give more memory"
                  + " (NTK_JAVA_OPTS=-XX:MaxDirectMemorySize=…)",
              directions,
              rows + columns,
              networks.outputs(),
              largest,
              Matrix.MOST_VALUES,
              bytes / GIGA,
              free / GIGA));
    }
  }
}
