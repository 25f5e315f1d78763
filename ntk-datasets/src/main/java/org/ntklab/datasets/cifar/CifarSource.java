package org.ntklab.datasets.cifar;

import java.nio.DoubleBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ntklab.core.data.DataDescription;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.Labels;
import org.ntklab.core.data.RawData;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problems;
import org.ntklab.datasets.file.DataBytes;

/**
 * Colour images with classes, pixels 0 … 255 as in the files.
 *
 * @param description name, origin and licence
 * @param training files of the training part, in order
 * @param test files of the official test part; none: no official split
 * @param image whether an example is {@code [3, 32, 32]}, or else a vector
 * @param digest what tells the content of the files
 */
record CifarSource(
    DataDescription description,
    List<Path> training,
    List<Path> test,
    boolean image,
    Supplier<String> digest)
    implements DataSource {
  private static final ImageRecords RECORDS = ImageRecords.CIFAR_10;

  @Override
  public String fingerprint() {
    return digest.get();
  }

  @Override
  public String defaultTarget() {
    return "centred-one-hot";
  }

  @Override
  public RawData load() {
    Problems problems = new Problems();
    List<ImageRecords.Batch> batches = new ArrayList<>();
    int official = 0;
    for (Path file : Stream.concat(training.stream(), test.stream()).toList()) {
      try {
        batches.add(RECORDS.read(DataBytes.of(file)));
        official += training.contains(file) ? batches.get(batches.size() - 1).count() : 0;
      } catch (InvalidInputException e) {
        problems.addAll(e.problems());
      }
    }
    problems.throwIfAny();
    List<Integer> classes = new ArrayList<>();
    for (ImageRecords.Batch batch : batches) {
      for (int i = 0; i < batch.count(); i++) {
        classes.add(batch.label(i));
      }
    }
    return RawData.ofImages(
        inputs(batches, classes.size()),
        RECORDS.image(),
        image,
        new Labels.Classes(classes, RECORDS.classes()),
        test.isEmpty() ? OptionalInt.empty() : OptionalInt.of(official));
  }

  private static Matrix inputs(List<ImageRecords.Batch> batches, int rows) {
    int pixels = RECORDS.image().size();
    Matrix inputs = Matrix.zeros(rows, pixels);
    DoubleBuffer to = inputs.values();
    double[] row = new double[pixels];
    for (ImageRecords.Batch batch : batches) {
      for (int i = 0; i < batch.count(); i++) {
        for (int j = 0; j < pixels; j++) {
          row[j] = batch.pixel(i, j);
        }
        to.put(row);
      }
    }
    return inputs;
  }
}
