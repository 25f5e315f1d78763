package org.ntklab.core.empirical;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ntklab.core.infinitewidth.InfiniteKernel;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.MatrixMemory;
import org.ntklab.core.network.Network;
import org.ntklab.core.network.NetworkFactory;
import org.ntklab.core.network.Precision;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.core.random.RandomStreams;
import org.ntklab.core.reference.Reference;

/**
 * Kernels of a graph's finite networks at initialisation, as means over draws of the weights:
 *
 * <pre>
 * ntk   Θ(x, o; x′, o′) = Σ_l rate_l ⟨∇_{W_l} f_o(x), ∇_{W_l} f_o′(x′)⟩
 * nngp  f_o(x) f_o′(x′)
 * </pre>
 *
 * <p>Draws run side by side; where there are fewer than threads, each has several. They are added
 * up in their order, so that the result depends on the seed alone, to the last bit.
 *
 * @param networks makes the networks
 * @param graph its output is a vector, of O numbers
 * @param parametrisation initial deviations, and the rates that weight Θ
 * @param precision type of the weights and of products; kernels are sums of those in float64
 * @param seed S
 * @param draws D, at least 1
 * @param pairs means over outputs, or all pairs of them
 * @param kernels names, of {@link InfiniteKernel#NNGP} and {@link InfiniteKernel#NTK}
 * @param threads at least 1
 * @param progress hears of each pair of blocks of examples that is done
 */
@Reference(key = "novak2022", where = "Section 3")
@Reference(key = "jacot2018", where = "Section 4")
public record EmpiricalKernelComputation(
    NetworkFactory networks,
    LayerGraph graph,
    Parametrisation parametrisation,
    Precision precision,
    long seed,
    int draws,
    OutputPairs pairs,
    List<String> kernels,
    int threads,
    EmpiricalProgress progress) {
  /** Values that pass through the layers for one block of examples, in all: 256 MB. */
  private static final long MOST_VALUES_IN_BLOCK = 1L << 25;

  private static final double GIGA = 1e9;

  public EmpiricalKernelComputation {
    kernels = List.copyOf(kernels);
    if (draws < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "EmpiricalKernelComputation: expected draws and threads of at least 1, found %d and %d"
              .formatted(draws, threads));
    }
    for (String kernel : kernels) {
      if (!List.of(InfiniteKernel.NNGP, InfiniteKernel.NTK).contains(kernel)) {
        throw new IllegalArgumentException(
            "EmpiricalKernelComputation: expected kernels of nngp and ntk, found " + kernel);
      }
    }
  }

  /** Both kernels as means over outputs, in double precision on all processors, in silence. */
  public static EmpiricalKernelComputation of(
      NetworkFactory networks,
      LayerGraph graph,
      Parametrisation parametrisation,
      long seed,
      int draws) {
    return new EmpiricalKernelComputation(
        networks,
        graph,
        parametrisation,
        Precision.DOUBLE,
        seed,
        draws,
        OutputPairs.MEAN,
        List.of(InfiniteKernel.NNGP, InfiniteKernel.NTK),
        Runtime.getRuntime().availableProcessors(),
        EmpiricalProgress.NONE);
  }

  /** The same with other pairs of outputs. */
  public EmpiricalKernelComputation between(OutputPairs changed) {
    return new EmpiricalKernelComputation(
        networks,
        graph,
        parametrisation,
        precision,
        seed,
        draws,
        changed,
        kernels,
        threads,
        progress);
  }

  /** The streams of a draw: {@link InitialNetworks#streams(long, int)}. */
  public static RandomStreams streams(long seed, int draw) {
    return InitialNetworks.streams(seed, draw);
  }

  /**
   * Refuses what has no such kernel, without making a network.
   *
   * @throws RefusedException as {@link InitialNetworks#check}
   */
  public void check() {
    drawn().check();
  }

  /** Floating-point operations of the tangent kernels, estimated. */
  public double flops(int rows, int columns, boolean symmetric) {
    return 2.0 * draws * new TangentCost(graph, rows, columns, symmetric).matrix(pairs);
  }

  /**
   * Bytes for kernels of so many examples: results, and what the threads work in.
   *
   * @param rows n1
   * @param columns n2
   */
  public long bytes(int rows, int columns) {
    int used = Math.min(threads, draws);
    long kernel = (long) Double.BYTES * entries(rows) * entries(columns);
    long block = Math.min(MOST_VALUES_IN_BLOCK, Math.max(rows, columns) * valuesOfExample());
    return kernel * kernels.size() * (2 + used) + used * (kernel + 2 * Double.BYTES * block);
  }

  /**
   * The kernels of examples with themselves; symmetric.
   *
   * @param x {@code [n, features]}; not modified
   * @throws RefusedException as {@link #check}, or if it does not fit into memory
   * @throws InterruptedException when this thread was told to stop
   */
  public EmpiricalKernels of(Matrix x) throws InterruptedException {
    return of(x, x);
  }

  /**
   * The kernels between two sets of examples.
   *
   * <p>Time D · (1 + O) passes of the network over all examples, and the contraction of its layers
   * (a dense layer's takes n1·n2·(fanIn + O·fanOut) multiplications, O² for all pairs).
   *
   * @param x {@code [n1, features]}, the rows; not modified
   * @param x2 {@code [n2, features]}, the columns; the same object as x for a symmetric kernel
   * @throws RefusedException as {@link #check}, or if it does not fit into memory
   * @throws InterruptedException when this thread was told to stop
   */
  public EmpiricalKernels of(Matrix x, Matrix x2) throws InterruptedException {
    drawn().checkFeatures(x);
    drawn().checkFeatures(x2);
    check();
    checkSize(x.rows(), x2.rows());
    int block = (int) Math.max(1, MOST_VALUES_IN_BLOCK / valuesOfExample());
    List<Matrix> rows = NetworkKernels.blocks(x, block);
    List<Matrix> columns = x == x2 ? rows : NetworkKernels.blocks(x2, block);
    NetworkKernels pass = new NetworkKernels(rows, columns, pairs);
    Map<String, RunningMoments> moments = new HashMap<>();
    for (String kernel : kernels) {
      moments.put(kernel, new RunningMoments((int) entries(x.rows()), (int) entries(x2.rows())));
    }
    Parts parts = new Parts(progress, draws * pass.parts());
    new OrderedDraws<Map<String, Matrix>>(
            draws,
            number -> draw(number, pass, parts),
            (number, drawn) -> drawn.forEach((name, kernel) -> moments.get(name).add(kernel)))
        .run(threads);
    Map<String, Matrix> means = new HashMap<>();
    Map<String, Matrix> errors = new HashMap<>();
    moments.forEach(
        (name, running) -> {
          means.put(name, running.mean());
          if (draws > 1) {
            errors.put(name, running.standardError());
          }
        });
    int outputs = pairs.block(graph.output().shape().size());
    return new EmpiricalKernels(x.rows(), x2.rows(), outputs, draws, means, errors);
  }

  private Map<String, Matrix> draw(int number, NetworkKernels pass, Parts parts)
      throws InterruptedException {
    // Threads that no draw keeps at work share the draws' own.
    int own = Math.max(1, threads / Math.min(threads, draws));
    try (Network network = drawn().draw(number)) {
      return pass.of(network, kernels, own, parts);
    }
  }

  private InitialNetworks drawn() {
    return new InitialNetworks(networks, graph, parametrisation, precision, seed);
  }

  private long entries(int examples) {
    return (long) examples * pairs.block(graph.output().shape().size());
  }

  /** What one example leaves behind in all layers, a signal for each output. */
  private long valuesOfExample() {
    return drawn().valuesOfExample(graph.output().shape().size());
  }

  private void checkSize(int rows, int columns) {
    String what = "kernels of %d × %d examples".formatted(rows, columns);
    if (pairs == OutputPairs.ALL) {
      what += " and all pairs of %d outputs".formatted(graph.output().shape().size());
    }
    if (entries(rows) * entries(columns) > Matrix.MOST_VALUES) {
      throw new RefusedException(
          "%s have %d entries, one matrix holds %d: take fewer examples, or means over outputs"
              .formatted(what, entries(rows) * entries(columns), Matrix.MOST_VALUES));
    }
    long bytes = bytes(rows, columns);
    long free = MatrixMemory.free();
    if (bytes > free) {
      throw new RefusedException(
          String.format(
              Locale.ROOT,
              "%s need %.3g GB on %d threads, and %.3g GB are free: take fewer examples or threads,"
                  + " or give more memory (NTK_JAVA_OPTS=-XX:MaxDirectMemorySize=…)",
              what,
              bytes / GIGA,
              Math.min(threads, draws),
              free / GIGA));
    }
  }
}
