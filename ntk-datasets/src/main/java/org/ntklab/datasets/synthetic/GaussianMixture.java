package org.ntklab.datasets.synthetic;

import java.util.stream.IntStream;
import org.ntklab.core.data.DataDescription;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.Labels;
import org.ntklab.core.data.RawData;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.random.RandomStreams;

/**
 * Classes that are normal around their means:
 *
 * <pre>row i is of class c = i mod C,  x = (s / √2) u_c + z,  z ~ N(0, I_d)</pre>
 *
 * <p>with the directions u_c uniform on the unit sphere. The separation s is the root of the mean
 * square distance between two class means, in deviations within a class; for two classes at a
 * distance δ no classifier errs less than Φ(−δ/2). Means and inputs come from streams of their own:
 * the first rows are the same whatever the number of rows.
 *
 * @param size rows and d
 * @param classes C, at least 2
 * @param separation s, at least 0
 * @param seed root of the streams
 */
record GaussianMixture(Size size, int classes, double separation, long seed) implements DataSource {
  static final String NAME = "gaussian-mixture";

  @Override
  public DataDescription description() {
    return new DataDescription(
        NAME,
        "synthetic: %d rows, %d features, %d classes, each normal around its mean"
            .formatted(size.rows(), size.features(), classes),
        "made by the program; rows, features, components, separation and seed are options",
        "none needed");
  }

  @Override
  public String fingerprint() {
    return "%s 1: %s classes=%d separation=%s seed=%d"
        .formatted(NAME, size, classes, separation, seed);
  }

  @Override
  public String defaultTarget() {
    return "centred-one-hot";
  }

  /** Means of the classes {@code [C, d]}. */
  Matrix means() {
    Matrix means =
        NormalRows.of(new RandomStreams(seed), NAME + "/means", classes, size.features());
    for (int c = 0; c < classes; c++) {
      Matrix mean = means.rowRange(c, c + 1);
      mean.scale(separation / Math.sqrt(2) / mean.frobeniusNorm());
    }
    return means;
  }

  @Override
  public RawData load() {
    Matrix means = means();
    Matrix inputs =
        NormalRows.of(new RandomStreams(seed), NAME + "/inputs", size.rows(), size.features());
    for (int i = 0; i < size.rows(); i++) {
      int c = i % classes;
      inputs.rowRange(i, i + 1).addScaled(1, means.rowRange(c, c + 1));
    }
    Labels labels =
        new Labels.Classes(
            IntStream.range(0, size.rows()).mapToObj(i -> i % classes).toList(), classes);
    return new RawData(inputs, Shape.vector(size.features()), labels);
  }
}
