package org.ntklab.models.kernel.execution;

/** One side of a batch of pairs: what loops read of the examples there. */
interface Sides {
  /** Values of the data, by channel and position. */
  SideArray values();

  /** Variances of a step's output. */
  SideArray variances(int step);

  /** What the map of a pointwise step prepared. */
  SideArray numbers(int step);

  /** Of a convolution: its input's variances summed along each row, before anything else. */
  SideArray rowSums(int step);
}
