package org.ntklab.core.input;

import jakarta.inject.Inject;
import java.util.Optional;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.Labels;
import org.ntklab.core.data.TargetEncoding;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;

/** From typed targets to the numbers that are fitted. */
public final class TargetEncoder {
  private final Kinds<TargetEncoding> encodings;

  @Inject
  TargetEncoder(Kinds<TargetEncoding> encodings) {
    this.encodings = encodings;
  }

  /**
   * Targets as numbers.
   *
   * @param train {@code [nTrain, O]}
   * @param test {@code [nTest, O]}, if there are test targets
   * @param encoding how they were made, and what counts as an error
   */
  public record Encoded(Matrix train, Optional<Matrix> test, TargetEncoding encoding) {}

  /**
   * Encodes training targets and, in the same way, test targets.
   *
   * @param encoding name of the encoding; empty for the usual one of the training targets
   * @param option that names an encoding, for messages: {@code --target}
   * @param problems receives what is wrong; modified
   * @return the numbers, or empty after a problem
   */
  public Optional<Encoded> encode(
      Targets train,
      Optional<Targets> test,
      Optional<String> encoding,
      String option,
      Problems problems) {
    String name = encoding.orElse(train.encoding());
    try {
      TargetEncoding found =
          encodings
              .find(name)
              .map(kind -> kind.read(Options.none(problems)))
              .orElseThrow(() -> invalid(option + " " + name, encodings.unknown(name)));
      Labels labels = firstThatSuits(found, train);
      Matrix numbers = encode(found, labels, train);
      Optional<Matrix> testNumbers =
          test.map(targets -> encode(found, targets.like(labels, train), targets));
      if (testNumbers.isPresent() && testNumbers.get().columns() != numbers.columns()) {
        throw invalid(
            test.orElseThrow().description(),
            "has %d outputs, %s has %d"
                .formatted(testNumbers.get().columns(), train.description(), numbers.columns()));
      }
      return Optional.of(new Encoded(numbers, testNumbers, found));
    } catch (InvalidInputException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  /** Whole numbers may be classes or values: the encoding decides. */
  private static Labels firstThatSuits(TargetEncoding encoding, Targets targets) {
    try {
      encode(encoding, targets.labels(), targets);
      return targets.labels();
    } catch (InvalidInputException e) {
      return targets.otherwise().filter(labels -> suits(encoding, labels)).orElseThrow(() -> e);
    }
  }

  private static boolean suits(TargetEncoding encoding, Labels labels) {
    try {
      encoding.encode(labels);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Matrix encode(TargetEncoding encoding, Labels labels, Targets targets) {
    try {
      return encoding.encode(labels);
    } catch (IllegalArgumentException e) {
      throw invalid(targets.description(), e.getMessage());
    }
  }

  private static InvalidInputException invalid(String source, String message) {
    return new InvalidInputException(Problem.of(source, message));
  }
}
