package org.ntklab.plugins.reproductions.classification;

import java.util.List;
import org.ntklab.core.linalg.Matrix;

/** Kernels of one sort, told apart by a hyper-parameter that is chosen on validation data. */
interface KernelFamily {
  /** As observations name it: {@code ntk}. */
  String name();

  /** Values of the hyper-parameter, in the order in which they are tried. */
  List<Double> parameters();

  /**
   * The kernel of some rows with others.
   *
   * @param x {@code [n1, d]}; not modified
   * @param x2 {@code [n2, d]}; the same object for a symmetric kernel
   * @return {@code [n1, n2]}
   */
  Matrix kernel(double parameter, Matrix x, Matrix x2) throws InterruptedException;
}
