package org.ntklab.core.empirical;

/** Which outputs a kernel of finite networks is between. */
public enum OutputPairs {
  /** The mean over outputs of each with itself: {@code [n1, n2]}. */
  MEAN,
  /** Each with each: {@code [n1·O, n2·O]}, an example's outputs side by side. */
  ALL;

  /** Rows and columns of one pair of examples. */
  int block(int outputs) {
    return this == MEAN ? 1 : outputs;
  }
}
