package org.ntklab.datasets.synthetic;

import org.ntklab.core.activation.Activation;
import org.ntklab.core.data.DataDescription;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.Labels;
import org.ntklab.core.data.RawData;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.random.RandomStreams;

/**
 * Gaussian inputs whose target is the output of a random network, the teacher:
 *
 * <pre>x ~ N(0, I_d),  h_0 = x,  h_l = φ(σ_w W_l h_{l−1} / √n_{l−1}),  y = v·h_L / √n + s ε</pre>
 *
 * <p>with n_0 = d, n_l = n, all entries of W_l and v standard normal, ε too, and σ_w the usual
 * weight deviation of φ (√2 for ReLU, where E y² = 1 + s² over teachers). Weights, inputs and noise
 * come from streams of their own: the first rows are the same whatever the number of rows, and
 * noise moves no input. Targets belong to the inputs before scaling.
 *
 * <p>Costs 2 rows · (d n + (L − 1) n²) flops.
 *
 * @param size rows and d
 * @param teacher the network
 * @param noise s, at least 0
 * @param seed root of the streams
 */
record TeacherStudent(Size size, Teacher teacher, double noise, long seed) implements DataSource {
  static final String NAME = "teacher-student";

  /** Rows that go through the teacher at once. */
  private static final int BLOCK = 1 << 12;

  /**
   * The form of the teacher.
   *
   * @param width n, at least 1
   * @param depth L, number of hidden layers, at least 1
   * @param activation φ
   * @param activationText φ with its options, for the identity
   */
  record Teacher(int width, int depth, Activation activation, String activationText) {}

  @Override
  public DataDescription description() {
    return new DataDescription(
        NAME,
        ("synthetic: %d rows, %d features, x normal, y the output of a random network of width %d"
                + " and depth %d")
            .formatted(size.rows(), size.features(), teacher.width(), teacher.depth()),
        "made by the program; rows, features, width, depth, activation, noise and seed are options",
        "none needed");
  }

  @Override
  public String fingerprint() {
    return "%s 1: %s width=%d depth=%d activation=%s noise=%s seed=%d"
        .formatted(
            NAME, size, teacher.width(), teacher.depth(), teacher.activationText(), noise, seed);
  }

  @Override
  public String defaultTarget() {
    return "regression";
  }

  @Override
  public RawData load() {
    RandomStreams streams = new RandomStreams(seed);
    Matrix inputs = NormalRows.of(streams, NAME + "/inputs", size.rows(), size.features());
    Matrix values = NormalRows.of(streams, NAME + "/noise", size.rows(), 1).scale(noise);
    Matrix[] hidden = new Matrix[teacher.depth()];
    for (int layer = 0; layer < hidden.length; layer++) {
      int fanIn = layer == 0 ? size.features() : teacher.width();
      hidden[layer] =
          NormalRows.of(streams, NAME + "/hidden-" + (layer + 1), teacher.width(), fanIn);
    }
    Matrix readout = NormalRows.of(streams, NAME + "/readout", teacher.width(), 1);
    for (int from = 0; from < size.rows(); from += BLOCK) {
      int to = Math.min(size.rows(), from + BLOCK);
      Matrix h = inputs.rowRange(from, to);
      for (Matrix weights : hidden) {
        h = layer(h, weights);
      }
      double scale = 1 / Math.sqrt(teacher.width());
      Blas.gemm(false, false, scale, h, readout, 1, values.rowRange(from, to));
    }
    return new RawData(inputs, Shape.vector(size.features()), new Labels.Values(values));
  }

  private Matrix layer(Matrix h, Matrix weights) {
    Matrix next = Matrix.zeros(h.rows(), weights.rows());
    double scale = teacher.activation().defaultWeightStd() / Math.sqrt(h.columns());
    Blas.gemm(false, true, scale, h, weights, 0, next);
    teacher.activation().values(next.values(), next.values());
    return next;
  }
}
