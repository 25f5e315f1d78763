package org.ntklab.core.gram;

import java.util.List;
import org.ntklab.core.linalg.Matrix;

/**
 * Computes tiles of one or more Gram matrices over the same pairs of examples. An entry's value may
 * depend on its two examples only, not on the tile that it is computed in.
 */
public interface GramTiles {
  /** Names of the kernels, as columns of a file: {@code ["nngp", "ntk"]}; distinct. */
  List<String> kernels();

  /** Number of examples x, one a row. */
  int rows();

  /** Number of examples x2, one a column. */
  int columns();

  /** Whether x2 is x: K(i, j) = K(j, i), and only entries with i ≤ j are asked for and used. */
  boolean symmetric();

  /** Somebody who computes in one thread, with memory of his own; asked for in that thread. */
  Worker worker();

  /** Computes one tile at a time. */
  interface Worker {
    /**
     * Fills a tile: rows from r0 (inclusive) to r1 (exclusive), columns from c0 to c1. Where the
     * Gram is symmetric, a tile may cross the diagonal; entries below it are not used.
     *
     * <p>Whoever stops the computation interrupts this thread: a tile that takes more than a second
     * should look at that now and then.
     *
     * @param out {@code [r1 − r0, c1 − c0]} for each kernel, old content arbitrary; modified
     * @throws InterruptedException when it saw that the thread is to stop; the tile is dropped
     */
    void compute(int r0, int r1, int c0, int c1, Matrix[] out) throws InterruptedException;
  }
}
