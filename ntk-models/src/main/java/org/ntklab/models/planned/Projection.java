package org.ntklab.models.planned;

import org.ntklab.core.kernel.ProjectedKernel;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.random.RandomStreams;

/** Θ from random directions, a half of them at a time. */
final class Projection {
  private Projection() {}

  static ProjectedKernel of(
      WeightDirections along, Matrix x, int outputs, int directions, RandomStreams random) {
    if (directions < 2) {
      throw new IllegalArgumentException(
          "a kernel from random directions needs at least 2, found " + directions);
    }
    int half = directions / 2;
    Matrix first = half(along, x, outputs, 0, half, random);
    Matrix second = half(along, x, outputs, half, directions, random);
    Matrix difference = first.copy().addScaled(-1, second);
    double share = (double) half / directions;
    Matrix kernel = first.scale(share).addScaled(1 - share, second);
    double error = difference.frobeniusNorm() / (2 * kernel.frobeniusNorm());
    return new ProjectedKernel(kernel, directions, error);
  }

  private static Matrix half(
      WeightDirections along, Matrix x, int outputs, int from, int to, RandomStreams random) {
    int size = x.rows() * outputs;
    Matrix pushed = Matrix.zeros(to - from, size);
    for (int j = from; j < to; j++) {
      along.draw(random, j);
      along.push(x, pushed.rowRange(j - from, j - from + 1).reshape(x.rows(), outputs));
    }
    Matrix kernel = Matrix.zeros(size, size);
    Blas.syrk(true, 1.0 / (to - from), pushed, 0, kernel);
    return kernel;
  }
}
