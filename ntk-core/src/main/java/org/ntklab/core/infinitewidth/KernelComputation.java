package org.ntklab.core.infinitewidth;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.ntklab.core.gram.GramComputation;
import org.ntklab.core.gram.GramFile;
import org.ntklab.core.gram.GramListener;
import org.ntklab.core.gram.GramTarget;
import org.ntklab.core.gram.GramTiles;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.MatrixMemory;
import org.ntklab.core.problem.RefusedException;

/**
 * Computes Gram matrices of a network at infinite width, in tiles, on several threads, and refuses
 * beforehand what would not fit. Results depend neither on threads nor, but for the last bits, on
 * tiles.
 *
 * @param kernel of which network
 * @param kernels names, of {@link InfiniteKernel#NNGP} and {@link InfiniteKernel#NTK}
 * @param tile rows and columns of a tile; empty for those that suit the algorithm
 * @param threads at least 1
 * @param listener hears how it goes
 */
public record KernelComputation(
    InfiniteKernel kernel,
    List<String> kernels,
    OptionalInt tile,
    int threads,
    GramListener listener) {
  private static final double GIGA = 1e9;

  public KernelComputation {
    kernels = List.copyOf(kernels);
  }

  /** On all processors, in tiles that suit, in silence. */
  public static KernelComputation of(InfiniteKernel kernel, String... kernels) {
    int threads = Runtime.getRuntime().availableProcessors();
    return new KernelComputation(
        kernel, List.of(kernels), OptionalInt.empty(), threads, GramListener.NONE);
  }

  /** What a Gram of so many rows and columns costs, in these tiles. */
  public KernelCost cost(int rows, int columns, boolean symmetric) {
    KernelCost cost = kernel.cost(rows, columns, symmetric);
    return tile.isPresent()
        ? cost.inTilesOf(Math.min(tile.getAsInt(), rows), Math.min(tile.getAsInt(), columns))
        : cost;
  }

  /** Bytes of the Gram matrices and of the threads that compute them. */
  public long bytes(int rows, int columns, boolean symmetric) {
    return matrixBytes(rows, columns)
        + threads * cost(rows, columns, symmetric).workingBytes(kernels.size());
  }

  /**
   * The Gram of examples with themselves.
   *
   * @param x {@code [n, features]}; not modified
   * @return by name of the kernel, symmetric {@code [n, n]}
   * @throws RefusedException if it does not fit into memory, or a moment does not exist
   * @throws InterruptedException when this thread was told to stop
   */
  public Map<String, Matrix> gram(Matrix x) throws InterruptedException {
    KernelCost cost = fitting(x.rows(), x.rows(), true);
    return computation(kernel.tiles(x, kernels), cost).inMemory();
  }

  /**
   * The Gram between two sets of examples.
   *
   * @param x {@code [n1, features]}, the rows; not modified
   * @param x2 {@code [n2, features]}, the columns; not modified
   * @return by name of the kernel, {@code [n1, n2]}
   * @throws RefusedException if it does not fit into memory, or a moment does not exist
   * @throws InterruptedException when this thread was told to stop
   */
  public Map<String, Matrix> gram(Matrix x, Matrix x2) throws InterruptedException {
    KernelCost cost = fitting(x.rows(), x2.rows(), false);
    return computation(kernel.tiles(x, x2, kernels), cost).inMemory();
  }

  /**
   * Computes into a file, which may be larger than memory; see {@link GramComputation#toFile}.
   *
   * @throws RefusedException if the threads' own memory is not there, or a moment does not exist
   * @throws InterruptedException when this thread was told to stop
   */
  public GramFile toFile(GramTarget target) throws InterruptedException {
    int rows = target.x().rows();
    boolean symmetric = target.x2().isEmpty();
    int columns = target.x2().map(Matrix::rows).orElse(rows);
    KernelCost cost = cost(rows, columns, symmetric);
    demand("the threads", threads * cost.workingBytes(kernels.size()), "take smaller tiles");
    GramTiles tiles =
        symmetric
            ? kernel.tiles(target.x(), kernels)
            : kernel.tiles(target.x(), target.x2().get(), kernels);
    return computation(tiles, cost).toFile(target);
  }

  private GramComputation computation(GramTiles tiles, KernelCost cost) {
    return new GramComputation(tiles, cost.tileRows(), cost.tileColumns(), threads, listener);
  }

  private KernelCost fitting(int rows, int columns, boolean symmetric) {
    KernelCost cost = cost(rows, columns, symmetric);
    String what = "%s of %d × %d examples".formatted(String.join(" and ", kernels), rows, columns);
    demand(
        what,
        bytes(rows, columns, symmetric),
        "compute into a file (--out FILE.arrow), in tiles of %d rows, which take %s"
            .formatted(cost.tileRows(), gigabytes(threads * cost.workingBytes(kernels.size()))));
    return cost;
  }

  private static void demand(String what, long bytes, String wayOut) {
    long free = MatrixMemory.free();
    if (bytes > free) {
      throw new RefusedException(
          "%s need %s, and %s are free: %s, or give more memory (NTK_JAVA_OPTS=-XX:MaxDirectMemorySize=…)"
              .formatted(what, gigabytes(bytes), gigabytes(free), wayOut));
    }
  }

  private long matrixBytes(int rows, int columns) {
    return (long) Double.BYTES * kernels.size() * rows * columns;
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.3g GB", bytes / GIGA);
  }
}
