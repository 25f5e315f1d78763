package org.ntklab.cli.predict;

import java.nio.file.Path;
import java.util.List;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Precision;
import org.ntklab.core.prediction.Prediction;
import org.ntklab.datasets.array.ArrayForm;
import org.ntklab.datasets.array.NpzFile;

/**
 * A prediction as arrays of a NumPy file: {@code time} [T], {@code mean} [T, nTest, O], {@code
 * train_mean} [T, nTrain, O], {@code covariance} [T, nTest, nTest].
 */
public final class PredictionArrays {
  private PredictionArrays() {}

  /** Writes an answer. */
  public static void write(Path file, PredictionAnswer answer) {
    List<Prediction> predictions = answer.predictions();
    try (NpzFile npz = NpzFile.create(file)) {
      npz.add("time", predictions.stream().mapToDouble(Prediction::time).toArray());
      add(npz, "mean", predictions.stream().map(Prediction::mean).toList());
      add(npz, "train_mean", predictions.stream().map(Prediction::trainMean).toList());
      List<Matrix> covariances =
          predictions.stream().flatMap(p -> p.covariance().stream()).toList();
      if (!covariances.isEmpty()) {
        add(npz, "covariance", covariances);
      }
      npz.finish();
    }
  }

  private static void add(NpzFile npz, String name, List<Matrix> matrices) {
    Matrix first = matrices.get(0);
    List<Long> shape = List.of((long) matrices.size(), (long) first.rows(), (long) first.columns());
    npz.add(
        name,
        new ArrayForm(shape, Precision.DOUBLE),
        sink -> {
          for (Matrix matrix : matrices) {
            sink.put(matrix);
          }
        });
  }
}
