package org.ntklab.core.gram;

import java.io.IOException;
import java.util.Optional;

/** Work on a Gram that several threads take piece by piece. */
@FunctionalInterface
interface WorkQueue {
  /** The next piece, waiting until there is room for it; empty when nothing is left to do. */
  Optional<Work> next() throws InterruptedException;

  /** A piece of work. */
  @FunctionalInterface
  interface Work {
    /**
     * Does it.
     *
     * @param own what belongs to the thread; modified
     */
    void run(TileScratch own) throws IOException, InterruptedException;
  }
}
