package org.ntklab.datasets.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ntklab.core.data.DataDescription;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.Labels;
import org.ntklab.core.data.RawData;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.random.RandomStreams;

/**
 * Signs whose target is the product of a few of them:
 *
 * <pre>x uniform on {−1, 1}^d,  y = Π_{j ∈ S} x_j,  |S| = k</pre>
 *
 * <p>with S uniform among the sets of k features and each y turned over with probability p. The
 * classes are 0 for y = −1 and 1 for y = 1, so that {@code plus-minus-one} gives y itself. Kernels
 * that are invariant under rotations need of the order of d^k rows, a network that learns features
 * fewer. Set, inputs and flips come from streams of their own: the first rows are the same whatever
 * the number of rows.
 *
 * @param size rows and d
 * @param degree k, 1 to d
 * @param noise p, 0 to 0.5
 * @param seed root of the streams
 */
record SparseParity(Size size, int degree, double noise, long seed) implements DataSource {
  static final String NAME = "sparse-parity";

  @Override
  public DataDescription description() {
    return new DataDescription(
        NAME,
        "synthetic: %d rows, %d features of ±1, 2 classes: the sign of the product of %d of them"
            .formatted(size.rows(), size.features(), degree),
        "made by the program; rows, features, degree, noise and seed are options",
        "none needed");
  }

  @Override
  public String fingerprint() {
    return "%s 1: %s degree=%d noise=%s seed=%d".formatted(NAME, size, degree, noise, seed);
  }

  @Override
  public String defaultTarget() {
    return "plus-minus-one";
  }

  /** The features whose product is the target, ascending. */
  int[] chosen() {
    int[] order = new RandomStreams(seed).permutation(NAME + "/features", size.features());
    int[] chosen = Arrays.copyOf(order, degree);
    Arrays.sort(chosen);
    return chosen;
  }

  @Override
  public RawData load() {
    RandomStreams streams = new RandomStreams(seed);
    RandomGenerator signs = streams.stream(NAME + "/inputs");
    RandomGenerator flips = streams.stream(NAME + "/noise");
    int[] chosen = chosen();
    Matrix inputs = Matrix.zeros(size.rows(), size.features());
    List<Integer> classes = new ArrayList<>(size.rows());
    for (int i = 0; i < size.rows(); i++) {
      long bits = 0;
      for (int j = 0; j < size.features(); j++) {
        bits = j % Long.SIZE == 0 ? signs.nextLong() : bits >>> 1;
        inputs.set(i, j, (bits & 1) == 0 ? -1 : 1);
      }
      double product = (flips.nextLong() >>> 11) * 0x1.0p-53 < noise ? -1 : 1;
      for (int feature : chosen) {
        product *= inputs.get(i, feature);
      }
      classes.add(product > 0 ? 1 : 0);
    }
    return new RawData(inputs, Shape.vector(size.features()), new Labels.Classes(classes, 2));
  }
}
