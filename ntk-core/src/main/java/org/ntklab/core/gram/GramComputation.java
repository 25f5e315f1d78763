package org.ntklab.core.gram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.problem.RefusedException;

/**
 * Computes Gram matrices tile by tile, on several threads, into memory or into a file. Of a
 * symmetric Gram only tiles that touch the diagonal or lie above it are computed, and it comes out
 * exactly symmetric. Nothing depends on the number of threads.
 *
 * @param tiles what computes a tile
 * @param tileRows rows of a tile, at least 1. A file grows by strips of so many rows: a kill loses
 *     what is done of a strip, and what lies below the diagonal is read back by so many numbers at
 *     a time, so that tens to hundreds are good
 * @param tileColumns columns of a tile, at least 1
 * @param threads that compute, at least 1; a file has one more, which writes
 * @param listener hears how it goes
 */
public record GramComputation(
    GramTiles tiles, int tileRows, int tileColumns, int threads, GramListener listener) {
  public GramComputation {
    Objects.requireNonNull(listener, "listener");
    GramShape.of(tiles);
    GramSchema.checkNames(tiles.kernels());
    if (tileRows < 1 || tileColumns < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "a Gram needs tiles of one row and column or more, and a thread; found [%d, %d] and %d"
              .formatted(tileRows, tileColumns, threads));
    }
  }

  /**
   * Computes into memory.
   *
   * @return {@code [rows, columns]} for each kernel by name, in their order
   * @throws RefusedException if that is more than a matrix or the JVM takes
   * @throws InterruptedException when this thread was told to stop; every worker has stopped then
   */
  public Map<String, Matrix> inMemory() throws InterruptedException {
    GramShape shape = GramShape.of(tiles);
    GramPlan plan = GramPlan.whole(shape, tileRows, tileColumns);
    List<String> names = tiles.kernels();
    MemoryGram gram =
        new MemoryGram(plan, names.size(), threads, new Tally(listener, plan.entries()));
    listener.started(0, 0, plan.entries());
    try {
      WorkThreads.run(threads, this::scratch, gram);
    } catch (IOException e) {
      throw new UncheckedIOException("no file is involved", e);
    }
    Map<String, Matrix> byName = new LinkedHashMap<>();
    for (int kernel = 0; kernel < names.size(); kernel++) {
      byName.put(names.get(kernel), gram.kernels().get(kernel));
    }
    return Collections.unmodifiableMap(byName);
  }

  /**
   * Computes into a file what it does not hold yet, and puts it in its place whole: until then an
   * older file stays as it is, and what is done is in {@code FILE.arrow.part}, from which the next
   * call goes on. A file that holds a Gram of the same identity over the first of the examples is
   * appended to: only entries with a new example are computed. Waits while another program computes
   * into the same file.
   *
   * <p>Time, beside that of the tiles: writing the file once, reading half of it back if it is
   * symmetric, one pass over the examples. Memory: a tile a thread and a few strips, at least three
   * of {@code [tileRows, columns]} for all kernels together.
   *
   * @return the finished file
   * @throws org.ntklab.core.problem.InvalidInputException if the file or its part holds something
   *     else, or cannot be written
   * @throws RefusedException if there is no room on the disk
   * @throws org.ntklab.core.problem.FaultException if the disk fails or is full after all
   * @throws InterruptedException when this thread was told to stop; every worker has stopped then.
   *     It says what is safe, as do faults
   */
  public GramFile toFile(GramTarget target) throws InterruptedException {
    check("x", target.x(), tiles.rows());
    if (target.x2().isPresent() == tiles.symmetric()) {
      throw new IllegalArgumentException(
          "a Gram has an x2 or is symmetric, found %s and %s"
              .formatted(target.x2(), tiles.symmetric()));
    }
    target.x2().ifPresent(x2 -> check("x2", x2, tiles.columns()));
    new FileGram(this, target).compute();
    return GramFile.open(target.file());
  }

  /** What a thread computes with. */
  TileScratch scratch() {
    return new TileScratch(tiles, tileRows, tileColumns);
  }

  private static void check(String name, Matrix examples, int count) {
    if (examples.rows() != count) {
      throw new IllegalArgumentException(
          "the tiles are of %d examples, %s is %s".formatted(count, name, examples));
    }
  }
}
