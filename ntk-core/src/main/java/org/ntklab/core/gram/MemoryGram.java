package org.ntklab.core.gram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.problem.RefusedException;

/** A Gram that is computed into matrices. */
final class MemoryGram implements WorkQueue {
  /** Entries, with some bytes left for alignment; 16,383 examples if it is symmetric. */
  private static final long LARGEST = 16_383L * 16_383;

  private final List<Matrix> kernels;
  private final RowBlock rows;
  private final Tally tally;
  private final Iterator<Tile> left;

  /**
   * Nothing computed yet; its matrices are zero.
   *
   * @param threads that fetch the memory: each of its pages costs about as much as the entries that
   *     are stored there
   * @throws RefusedException if they are more than a matrix or the JVM takes
   */
  MemoryGram(GramPlan plan, int kernels, int threads, Tally tally) throws InterruptedException {
    GramShape shape = plan.shape();
    this.kernels = zeros(shape, kernels, threads);
    List<Entries> entries =
        this.kernels.stream().<Entries>map(k -> new Entries.Doubles(k.values())).toList();
    this.rows = new RowBlock(shape, 0, shape.rows(), entries);
    this.tally = tally;
    this.left =
        IntStream.range(0, plan.strips())
            .boxed()
            .flatMap(strip -> plan.tiles(strip).stream())
            .iterator();
  }

  @Override
  public synchronized Optional<Work> next() {
    if (!left.hasNext()) {
      return Optional.empty();
    }
    Tile tile = left.next();
    return Optional.of(
        own -> {
          rows.put(tile, own.compute(tile));
          tally.add(tile);
        });
  }

  private static List<Matrix> zeros(GramShape shape, int kernels, int threads)
      throws InterruptedException {
    if ((long) shape.rows() * shape.columns() > LARGEST) {
      throw new RefusedException(
          "a Gram %s is more than the %d entries that one matrix holds: compute it into a file"
              .formatted(shape, LARGEST));
    }
    Matrix[] made = new Matrix[kernels];
    ExecutorService pool =
        Executors.newFixedThreadPool(Math.min(threads, kernels), WorkThreads.named("gram-memory"));
    try {
      List<Future<?>> tasks = new ArrayList<>();
      for (int kernel = 0; kernel < kernels; kernel++) {
        int slot = kernel;
        tasks.add(pool.submit(() -> made[slot] = Matrix.zeros(shape.rows(), shape.columns())));
      }
      for (Future<?> task : tasks) {
        WorkThreads.result(task);
      }
      return List.of(made);
    } catch (OutOfMemoryError e) {
      throw new RefusedException(
          ("%d Grams %s do not fit into memory (%s): compute them into a file, or raise"
                  + " -XX:MaxDirectMemorySize")
              .formatted(kernels, shape, e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("no file is involved", e);
    } finally {
      pool.shutdownNow();
      WorkThreads.awaitEnd(pool);
    }
  }

  /** {@code [rows, columns]} for each kernel, both triangles; shared. */
  List<Matrix> kernels() {
    return kernels;
  }
}
