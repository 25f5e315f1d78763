package org.ntklab.cli.predict;

import java.util.Optional;
import org.ntklab.core.data.Dataset;
import org.ntklab.core.data.TargetEncoding;
import org.ntklab.core.input.Inputs;
import org.ntklab.core.input.TargetEncoder;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;

/**
 * What a prediction is made from, and compared with.
 *
 * @param description for a person
 * @param shape of one example
 * @param train inputs {@code [N, features]}
 * @param trainTargets {@code [N, O]}
 * @param test inputs {@code [P, features]}
 * @param testTargets {@code [P, O]}, where they are known
 * @param encoding how targets were made, and what counts as an error
 */
public record PredictionData(
    String description,
    Shape shape,
    Matrix train,
    Matrix trainTargets,
    Matrix test,
    Optional<Matrix> testTargets,
    TargetEncoding encoding) {
  /** Something that the error's name says is counted in classes. */
  private static final String CLASSES = "misclassified";

  /** Of a data set with train and test parts. */
  public static PredictionData of(String description, Dataset data) {
    return new PredictionData(
        description,
        data.shape(),
        data.train().inputs(),
        data.train().targets(),
        data.test().inputs(),
        Optional.of(data.test().targets()),
        data.encoding());
  }

  /** Of inputs and targets that were given one by one. */
  public static PredictionData of(Inputs train, Inputs test, TargetEncoder.Encoded targets) {
    return new PredictionData(
        train.description() + " and " + test.description(),
        train.shape(),
        train.rows(),
        targets.train(),
        test.rows(),
        targets.test(),
        targets.encoding());
  }

  /** O. */
  public int outputs() {
    return trainTargets.columns();
  }

  /** Whether targets are classes, so that there is an accuracy. */
  public boolean isClassification() {
    return encoding.errorName().equals(CLASSES);
  }
}
