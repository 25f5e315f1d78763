package org.ntklab.core.experiment;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Data that a command line asks for: {@code --data digits --train 1000 --test 500}.
 *
 * @param data {@code --data}: a data set's name, {@code NAME@image} where examples are to keep the
 *     shape of images, {@code NAME@KEY=VALUE} with keys of the set as in an experiment, a file, or
 *     keys as in an experiment: {@code {file: my.csv, target-column: y}}
 * @param train {@code --train}: number of training examples; empty for all there are
 * @param test {@code --test}: number of test examples; empty for all there are
 * @param target {@code --target}: what is to be predicted; empty for the usual target of the source
 * @param scale {@code --scale}: scaling of the inputs, fitted on the training examples; empty for
 *     the usual one, {@code unit-sphere}
 * @param shuffle {@code --shuffle}: seed of the order; empty for the order of the source
 */
public record DataRequest(
    String data,
    OptionalInt train,
    OptionalInt test,
    Optional<String> target,
    Optional<String> scale,
    OptionalLong shuffle) {

  /** With numbers of training and test examples. */
  public DataRequest(
      String data,
      int train,
      int test,
      Optional<String> target,
      Optional<String> scale,
      OptionalLong shuffle) {
    this(data, OptionalInt.of(train), OptionalInt.of(test), target, scale, shuffle);
  }
}
