package org.ntklab.models.finite;

/**
 * A layer without weights that maps each example alone, as a value: a record, whose class and
 * fields stand in a saved network.
 */
public interface ExampleMap {
  /** The map, ready to run; belongs to one thread. */
  Loops loops();

  /** Value and derivative of one example at a time, on the heap. */
  interface Loops {
    /** Numbers in the result of one example. */
    int outputs();

    /**
     * y = g(x).
     *
     * @param x {@code [inputs]}
     * @param y {@code [outputs]}; overwritten
     */
    void forward(double[] x, double[] y);

    /**
     * ∂/∂x = g′(x)ᵀ ∂/∂y.
     *
     * @param x {@code [inputs]}
     * @param dy {@code [outputs]}
     * @param dx {@code [inputs]}; overwritten
     */
    void backward(double[] x, double[] dy, double[] dx);

    /** Whether {@link #push} is known. */
    default boolean pushes() {
      return false;
    }

    /**
     * The derivative along a direction, ẏ = g′(x) ẋ.
     *
     * @param x {@code [inputs]}
     * @param along ẋ {@code [inputs]}
     * @param pushed ẏ {@code [outputs]}; overwritten
     */
    default void push(double[] x, double[] along, double[] pushed) {
      throw new UnsupportedOperationException("derivatives along directions are not known");
    }
  }
}
