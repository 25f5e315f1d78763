package org.ntklab.core.gram;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.ntklab.core.problem.RefusedException;

/** Memory for the strips that are under way at a time, off the heap, used again and again. */
final class StripMemory {
  /** One is written, one waits for its last pieces, one is begun. */
  private static final int FEWEST = 3;

  /**
   * Towards the end a symmetric Gram has fewer tiles a strip than threads: if strips are this
   * small, every thread has one of its own.
   */
  private static final long SMALL = 128L << 20;

  private final Deque<ByteBuffer> idle = new ArrayDeque<>();

  /**
   * Memory for as many strips as are useful.
   *
   * @param length bytes of the largest strip
   * @throws RefusedException if the JVM may not take as much
   */
  StripMemory(int length, int strips, int threads) {
    long useful = Math.max(FEWEST, Math.min(threads + 2L, SMALL / Math.max(1, length)));
    long count = Math.min(strips, useful);
    try {
      for (int i = 0; i < count; i++) {
        ByteBuffer memory = ByteBuffer.allocateDirect(length + StripLayout.ALIGNMENT);
        idle.add(memory.alignedSlice(StripLayout.ALIGNMENT));
      }
    } catch (OutOfMemoryError e) {
      throw new RefusedException(
          ("%d strips of a Gram, %d bytes each, do not fit beside what is there (%s): give tiles"
                  + " fewer rows, or raise -XX:MaxDirectMemorySize")
              .formatted(count, length, e.getMessage()));
    }
  }

  /** Whether a strip can be begun. */
  boolean isFree() {
    return !idle.isEmpty();
  }

  /** Memory of arbitrary content. */
  ByteBuffer take() {
    return idle.remove();
  }

  /** Gives memory back. */
  void giveBack(ByteBuffer memory) {
    idle.add(memory);
  }
}
