package org.ntklab.datasets.synthetic;

import java.util.Arrays;
import org.ntklab.core.data.DataDescription;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.Labels;
import org.ntklab.core.data.RawData;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.random.RandomStreams;
import org.ntklab.core.reference.Reference;

/**
 * Gaussian inputs whose target is a linear function of a few features:
 *
 * <pre>x ~ N(0, I_d),  y = Σ_{j ∈ S} x_j / √r + s ε,  |S| = r,  ε ~ N(0, 1)</pre>
 *
 * <p>with S uniform among the sets of r features, so that the vector of coefficients has length 1
 * and y variance 1 + s². Of fewer rows than features the interpolation of least ℓ1 norm finds it,
 * that of least ℓ2 norm only its part in their span. Set, inputs and noise come from streams of
 * their own: the first rows are the same whatever the number of rows.
 *
 * @param size rows and d
 * @param nonzeros r, 1 to d
 * @param noise s, at least 0
 * @param seed root of the streams
 */
@Reference(key = "woodworth2020", where = "Section 6")
record SparseLinear(Size size, int nonzeros, double noise, long seed) implements DataSource {
  static final String NAME = "sparse-linear";

  @Override
  public DataDescription description() {
    return new DataDescription(
        NAME,
        "synthetic: %d rows, %d features, x normal, y a linear function of %d of them"
            .formatted(size.rows(), size.features(), nonzeros),
        "made by the program; rows, features, nonzeros, noise and seed are options",
        "none needed");
  }

  @Override
  public String fingerprint() {
    return "%s 1: %s nonzeros=%d noise=%s seed=%d".formatted(NAME, size, nonzeros, noise, seed);
  }

  @Override
  public String defaultTarget() {
    return "regression";
  }

  /** The features that count, ascending. */
  int[] chosen() {
    int[] order = new RandomStreams(seed).permutation(NAME + "/features", size.features());
    int[] chosen = Arrays.copyOf(order, nonzeros);
    Arrays.sort(chosen);
    return chosen;
  }

  @Override
  public RawData load() {
    RandomStreams streams = new RandomStreams(seed);
    Matrix inputs = NormalRows.of(streams, NAME + "/inputs", size.rows(), size.features());
    Matrix values = NormalRows.of(streams, NAME + "/noise", size.rows(), 1).scale(noise);
    int[] chosen = chosen();
    for (int i = 0; i < size.rows(); i++) {
      double y = values.get(i, 0);
      for (int feature : chosen) {
        y += inputs.get(i, feature) / Math.sqrt(nonzeros);
      }
      values.set(i, 0, y);
    }
    return new RawData(inputs, Shape.vector(size.features()), new Labels.Values(values));
  }
}
