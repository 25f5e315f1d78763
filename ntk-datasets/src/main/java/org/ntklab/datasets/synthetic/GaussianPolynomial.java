package org.ntklab.datasets.synthetic;

import org.ntklab.core.data.DataDescription;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.Labels;
import org.ntklab.core.data.RawData;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.random.RandomStreams;

/**
 * Gaussian inputs whose target is a Hermite polynomial of one random direction:
 *
 * <pre>x ~ N(0, I_d),  y = He_k(w·x) / √k! + s ε,  ε ~ N(0, 1)</pre>
 *
 * <p>with w uniform on the unit sphere, so that y has variance 1 + s² (and, for k ≥ 1, mean 0), and
 * polynomials of other degrees are uncorrelated with it. Directions, inputs and noise come from
 * streams of their own: the first rows are the same whatever the number of rows, and noise moves no
 * input. Targets belong to the inputs before scaling.
 *
 * @param rows number of examples, at least 1
 * @param features d, at least 1
 * @param degree k, 1 to 5
 * @param noise s, at least 0
 * @param seed root of the streams
 */
public record GaussianPolynomial(int rows, int features, int degree, double noise, long seed)
    implements DataSource {
  static final String NAME = "gaussian-polynomial";
  static final int HIGHEST_DEGREE = 5;

  public GaussianPolynomial {
    if (rows < 1 || features < 1 || degree < 1 || degree > HIGHEST_DEGREE || !(noise >= 0)) {
      throw new IllegalArgumentException(
          NAME
              + " takes rows and features of at least 1, a degree of 1 to 5 and noise of at least"
              + " 0; found rows %d, features %d, degree %d, noise %s"
                  .formatted(rows, features, degree, noise));
    }
  }

  @Override
  public DataDescription description() {
    return new DataDescription(
        NAME,
        ("synthetic: %d rows, %d features, x normal,"
                + " y a Hermite polynomial of degree %d of a random direction")
            .formatted(rows, features, degree),
        "made by the program; rows, features, degree, noise and seed are options",
        "none needed");
  }

  @Override
  public String fingerprint() {
    return "%s 2: rows=%d features=%d degree=%d noise=%s seed=%d"
        .formatted(NAME, rows, features, degree, noise, seed);
  }

  @Override
  public String defaultTarget() {
    return "regression";
  }

  @Override
  public RawData load() {
    RandomStreams streams = new RandomStreams(seed);
    double[] w = direction(streams);
    Matrix inputs = Matrix.zeros(rows, features);
    double[] draws = streams.normals(NAME + "/inputs", rows * features);
    double[] errors = streams.normals(NAME + "/noise", rows);
    Matrix values = Matrix.zeros(rows, 1);
    for (int i = 0; i < rows; i++) {
      double projection = 0;
      for (int j = 0; j < features; j++) {
        double x = draws[i * features + j];
        inputs.set(i, j, x);
        projection += w[j] * x;
      }
      values.set(i, 0, Hermite.normalised(degree, projection) + noise * errors[i]);
    }
    return new RawData(inputs, Shape.vector(features), new Labels.Values(values));
  }

  private double[] direction(RandomStreams streams) {
    double[] w = streams.normals(NAME + "/direction", features);
    double squares = 0;
    for (double component : w) {
      squares += component * component;
    }
    for (int j = 0; j < features; j++) {
      w[j] /= Math.sqrt(squares);
    }
    return w;
  }
}
