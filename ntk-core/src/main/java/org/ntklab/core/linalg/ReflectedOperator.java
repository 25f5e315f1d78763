package org.ntklab.core.linalg;

/**
 * c I − A, whose largest eigenvalue is c less the smallest of A.
 *
 * @param operator A, symmetric {@code [n, n]}
 * @param c at least the largest eigenvalue of A, for a semidefinite result
 */
public record ReflectedOperator(LinearOperator operator, double c) implements LinearOperator {
  @Override
  public int rows() {
    return operator.rows();
  }

  @Override
  public int columns() {
    return operator.columns();
  }

  @Override
  public void apply(Matrix in, Matrix out) {
    operator.apply(in, out);
    out.scale(-1).addScaled(c, in);
  }
}
