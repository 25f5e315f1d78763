package org.ntklab.models.contraction;

import org.ntklab.core.linalg.Matrix;

/** A summand of the tangent kernel between two sets of examples. Safe for threads. */
public interface TangentTerm extends AutoCloseable {
  /**
   * Adds some rows of it.
   *
   * @param from first example of the rows
   * @param to behind the last one
   * @param first first example of the columns; those before are left alone
   * @param sum {@code [n1, n2]} of means over outputs, {@code [n1·O, n2·O]} of all pairs; these
   *     rows are modified
   */
  void add(int from, int to, int first, Matrix sum);

  @Override
  default void close() {}
}
