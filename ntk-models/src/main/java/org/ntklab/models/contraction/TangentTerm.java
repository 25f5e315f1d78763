package org.ntklab.models.contraction;

import org.ntklab.core.linalg.Matrix;

/** A summand of the tangent kernel between two sets of examples. Safe for threads. */
public interface TangentTerm extends AutoCloseable {
  /**
   * Adds some columns of it, from the first row down. Of a symmetric kernel what lies below the
   * diagonal may be left out.
   *
   * @param from first example of the columns
   * @param to behind the last one
   * @param rows how many examples of the rows; those of a symmetric kernel up to {@code to}
   * @param sum {@code [n1, n2]} of means over outputs, {@code [n1·O, n2·O]} of all pairs; these
   *     columns are modified
   * @param memory of the calling thread
   */
  void add(int from, int to, int rows, Matrix sum, StripMemory memory);

  /** Whether it holds much memory until it is closed. */
  default boolean isHeavy() {
    return false;
  }

  @Override
  default void close() {}
}
