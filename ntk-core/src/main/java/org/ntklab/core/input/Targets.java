package org.ntklab.core.input;

import java.util.Optional;
import java.util.stream.Stream;
import org.ntklab.core.data.Labels;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;

/**
 * What is to be predicted of typed inputs.
 *
 * @param labels classes or real values, one row an example
 * @param otherwise the same numbers taken for the other kind, where they can be: whole numbers may
 *     be classes or values
 * @param encoding name of the usual target for such labels
 * @param description option and text, as messages name them
 */
public record Targets(
    Labels labels, Optional<Labels> otherwise, String encoding, String description) {
  /**
   * The labels of the kind that others are of; classes are as many as there.
   *
   * @param others labels of the training rows
   * @param training what they belong to, for messages
   * @throws InvalidInputException when these are of the other kind, or have further classes
   */
  Labels like(Labels others, Targets training) {
    Labels alike =
        Stream.concat(Stream.of(labels), otherwise.stream())
            .filter(mine -> mine.getClass().equals(others.getClass()))
            .findFirst()
            .orElseThrow(
                () ->
                    invalid(
                        others instanceof Labels.Classes
                            ? "holds real values, " + training.description + " holds classes"
                            : "holds classes, " + training.description + " holds real values"));
    if (alike instanceof Labels.Classes mine && others instanceof Labels.Classes known) {
      if (mine.classes() > known.classes()) {
        throw invalid(
            "has %d classes, %s has %d"
                .formatted(mine.classes(), training.description, known.classes()));
      }
      return new Labels.Classes(mine.values(), known.classes());
    }
    return alike;
  }

  private InvalidInputException invalid(String message) {
    return new InvalidInputException(Problem.of(description, message));
  }
}
