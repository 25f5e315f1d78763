package org.ntklab.core.empirical;

import java.nio.DoubleBuffer;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.reference.Reference;

/** Mean and variance of matrices that come one by one, without cancellation. */
@Reference(key = "welford1962")
final class RunningMoments {
  private final Matrix mean;
  private final Matrix squares;
  private int count;

  /** Of matrices of one shape. */
  RunningMoments(int rows, int columns) {
    this.mean = Matrix.zeros(rows, columns);
    this.squares = Matrix.zeros(rows, columns);
  }

  /** Takes one in. */
  void add(Matrix sample) {
    count++;
    DoubleBuffer x = sample.values();
    DoubleBuffer m = mean.values();
    DoubleBuffer s = squares.values();
    for (int i = 0; i < x.limit(); i++) {
      double before = x.get(i) - m.get(i);
      m.put(i, m.get(i) + before / count);
      s.put(i, s.get(i) + before * (x.get(i) - m.get(i)));
    }
  }

  /** The mean; shares its memory. */
  Matrix mean() {
    return mean;
  }

  /** √(variance / count), of at least two samples; the squares are overwritten, once. */
  Matrix standardError() {
    DoubleBuffer s = squares.values();
    for (int i = 0; i < s.limit(); i++) {
      s.put(i, Math.sqrt(s.get(i) / (count - 1) / count));
    }
    return squares;
  }
}
