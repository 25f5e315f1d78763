package org.ntklab.datasets.idx;

import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.ntklab.core.data.DataDescription;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.Labels;
import org.ntklab.core.data.RawData;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;

/**
 * Grey images with classes, pixels 0 … 255 as in the file.
 *
 * @param training the training part, or everything
 * @param test the official test part, if given
 * @param image whether an example is {@code [1, height, width]}, or else a vector
 * @param fingerprint digests of the files
 */
record IdxSource(IdxPart training, Optional<IdxPart> test, boolean image, String fingerprint)
    implements DataSource {
  @Override
  public DataDescription description() {
    String files = training.images() + test.map(part -> ", test part " + part.images()).orElse("");
    return new DataDescription(
        training.images().toString(), "grey images in IDX", files, "the files' own");
  }

  @Override
  public String defaultTarget() {
    return "centred-one-hot";
  }

  @Override
  public RawData load() {
    Problems problems = new Problems();
    List<IdxPart.Content> parts = new ArrayList<>();
    training.read(problems).ifPresent(parts::add);
    test.flatMap(part -> part.read(problems)).ifPresent(parts::add);
    problems.throwIfAny();
    IdxArray first = parts.get(0).images();
    int height = first.extent(1);
    int width = first.extent(2);
    if (test.isPresent()) {
      demandSize(parts.get(1).images(), height, width, problems);
    }
    problems.throwIfAny();
    Shape shape = new Shape(1, List.of(height, width));
    return RawData.ofImages(
        inputs(parts),
        shape,
        image,
        labels(parts),
        test.isPresent() ? OptionalInt.of(parts.get(0).count()) : OptionalInt.empty());
  }

  private void demandSize(IdxArray images, int height, int width, Problems problems) {
    if (images.extent(1) != height || images.extent(2) != width) {
      problems.add(
          Problem.of(
              test.orElseThrow().images().toString(),
              "images are %d × %d, expected %d × %d as in %s"
                  .formatted(
                      images.extent(1), images.extent(2), height, width, training.images())));
    }
  }

  private static Matrix inputs(List<IdxPart.Content> parts) {
    int rows = parts.stream().mapToInt(IdxPart.Content::count).sum();
    int pixels = parts.get(0).images().exampleSize();
    Matrix inputs = Matrix.zeros(rows, pixels);
    DoubleBuffer to = inputs.values();
    double[] row = new double[pixels];
    for (IdxPart.Content part : parts) {
      for (int i = 0; i < part.count(); i++) {
        for (int j = 0; j < pixels; j++) {
          row[j] = part.images().value(i * pixels + j);
        }
        to.put(row);
      }
    }
    return inputs;
  }

  private static Labels labels(List<IdxPart.Content> parts) {
    List<Integer> classes = new ArrayList<>();
    int largest = 0;
    for (IdxPart.Content part : parts) {
      for (int i = 0; i < part.count(); i++) {
        classes.add(part.labels().value(i));
        largest = Math.max(largest, part.labels().value(i));
      }
    }
    return new Labels.Classes(classes, largest + 1);
  }
}
