package org.ntklab.core.data;

import java.nio.DoubleBuffer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;

/**
 * The images of another source with fewer pixels, each the mean of a block of k × k of every
 * channel:
 *
 * <pre>x′[c, i, j] = (1/k²) Σ_{a, b &lt; k} x[c, ki + a, kj + b]</pre>
 *
 * <p>Examples that the source gives as vectors stay vectors, of fewer features.
 *
 * @param source what has the images
 * @param factor k, at least 1
 */
record Downsampled(DataSource source, int factor) implements DataSource {
  /** Key in the {@code data:} group. */
  static final String KEY = "downsample";

  @Override
  public DataDescription description() {
    DataDescription whole = source.description();
    return new DataDescription(
        whole.name(),
        whole.summary() + "; means over blocks of %d × %d pixels".formatted(factor, factor),
        whole.source(),
        whole.licence());
  }

  @Override
  public String fingerprint() {
    return source.fingerprint() + " downsample=" + factor;
  }

  @Override
  public String defaultTarget() {
    return source.defaultTarget();
  }

  /**
   * Reads the images and makes smaller ones; time of one pass.
   *
   * @throws DataException when the examples are no images, or k does not divide their extents
   */
  @Override
  public RawData load() {
    RawData raw = source.load();
    Shape image = raw.layout();
    if (image.positions().size() != 2) {
      throw new DataException(
          KEY, "does not apply: the examples of " + source.description().name() + " are no images");
    }
    int height = image.positions().get(0);
    int width = image.positions().get(1);
    if (height % factor != 0 || width % factor != 0) {
      throw new DataException(
          KEY,
          "found %d, which does not divide images of %d × %d pixels; what does: %s"
              .formatted(factor, height, width, divisors(height, width)));
    }
    Shape small = new Shape(image.channels(), List.of(height / factor, width / factor));
    Matrix inputs = Matrix.zeros(raw.inputs().rows(), small.size());
    DoubleBuffer to = inputs.values();
    for (int i = 0; i < inputs.rows(); i++) {
      to.put(means(raw.inputs().row(i), image.channels() * height, width));
    }
    return RawData.ofImages(
        inputs, small, !raw.shape().isVector(), raw.labels(), raw.officialTraining());
  }

  /** Channels lie below each other, and no block reaches over their border. */
  private double[] means(double[] pixels, int lines, int width) {
    double[] means = new double[pixels.length / (factor * factor)];
    int columns = width / factor;
    for (int line = 0; line < lines; line++) {
      for (int column = 0; column < width; column++) {
        means[line / factor * columns + column / factor] += pixels[line * width + column];
      }
    }
    for (int block = 0; block < means.length; block++) {
      means[block] /= factor * factor;
    }
    return means;
  }

  private static String divisors(int height, int width) {
    return IntStream.rangeClosed(1, Math.min(height, width))
        .filter(k -> height % k == 0 && width % k == 0)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", "));
  }
}
