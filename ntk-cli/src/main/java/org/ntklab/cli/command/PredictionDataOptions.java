package org.ntklab.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.ntklab.cli.predict.PredictionData;
import org.ntklab.core.Ntk;
import org.ntklab.core.experiment.DataRequest;
import org.ntklab.core.experiment.DataRequestReader;
import org.ntklab.core.input.InputReader;
import org.ntklab.core.input.Inputs;
import org.ntklab.core.input.TargetEncoder;
import org.ntklab.core.input.Targets;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;
import picocli.CommandLine.Option;

/** What a prediction is made from: parts of a data set, or inputs and targets one by one. */
final class PredictionDataOptions {
  private static final String DISTRIBUTION = "one-hot";

  @Option(
      names = "--data",
      paramLabel = "NAME",
      description = "a data set, NAME@image, NAME@classes=3,5 … or a file")
  private String data;

  @Option(
      names = "--train",
      paramLabel = "N",
      converter = CountOrAll.class,
      description = "training examples of --data, or all")
  private OptionalInt train;

  @Option(
      names = "--test",
      paramLabel = "N",
      converter = CountOrAll.class,
      description = "test examples of --data, or all")
  private OptionalInt test;

  @Option(
      names = "--scale",
      paramLabel = "SCALING",
      description = "of the inputs of --data (default: unit-sphere)")
  private String scale;

  @Option(names = "--shuffle", paramLabel = "SEED", description = "order of the rows of --data")
  private Long shuffle;

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      description = "what is predicted (default for classes: centred-one-hot)")
  private String target;

  @Option(names = "--x-train", paramLabel = "X", description = "training inputs")
  private String trainInputs;

  @Option(names = "--y-train", paramLabel = "Y", description = "training targets")
  private String trainTargets;

  @Option(names = "--x-test", paramLabel = "X", description = "test inputs")
  private String testInputs;

  @Option(names = "--y-test", paramLabel = "Y", description = "test targets, to compare with")
  private String testTargets;

  /**
   * Reads the data.
   *
   * @param distribution whether the loss needs targets that are distributions
   * @return the data, or empty after a problem
   */
  Optional<PredictionData> read(Ntk ntk, boolean distribution, Problems problems) {
    boolean byName = data != null;
    boolean oneByOne = trainInputs != null || testInputs != null || trainTargets != null;
    if (byName == oneByOne) {
      problems.add(
          Problem.of(
              "predict",
              "takes --data NAME --train N --test N, or --x-train, --y-train, --x-test and"
                  + " perhaps --y-test; found "
                  + (byName ? "both" : "neither")));
      return Optional.empty();
    }
    Optional<String> targets =
        Optional.ofNullable(target)
            .or(() -> distribution ? Optional.of(DISTRIBUTION) : Optional.empty());
    return byName ? ofDataSet(ntk, targets, problems) : ofInputs(ntk, targets, problems);
  }

  private Optional<PredictionData> ofDataSet(Ntk ntk, Optional<String> targets, Problems problems) {
    int before = problems.count();
    if (testTargets != null) {
      problems.add(Problem.of("--y-test", "goes with --x-test; --data has targets of its own"));
    }
    if (train == null || test == null) {
      problems.add(Problem.of("--data " + data, "needs --train N and --test N"));
    }
    if (problems.count() > before) {
      return Optional.empty();
    }
    OptionalLong order = shuffle == null ? OptionalLong.empty() : OptionalLong.of(shuffle);
    DataRequest request =
        new DataRequest(data, train, test, targets, Optional.ofNullable(scale), order);
    return ntk.get(DataRequestReader.class)
        .read(request, Path.of(""), problems)
        .map(found -> PredictionData.of(data, found));
  }

  private Optional<PredictionData> ofInputs(Ntk ntk, Optional<String> encoding, Problems problems) {
    int before = problems.count();
    missing(problems);
    Path here = Path.of("");
    InputReader reader = ntk.get(InputReader.class);
    Optional<Inputs> x =
        given(trainInputs).flatMap(text -> reader.read("--x-train", text, here, problems));
    Optional<Inputs> x2 =
        given(testInputs)
            .flatMap(
                text ->
                    x.isPresent()
                        ? reader.readLike(x.get(), "--x-test", text, here, problems)
                        : reader.read("--x-test", text, here, problems));
    Optional<Targets> y =
        given(trainTargets).flatMap(text -> reader.readTargets("--y-train", text, here, problems));
    Optional<Targets> y2 =
        given(testTargets).flatMap(text -> reader.readTargets("--y-test", text, here, problems));
    if (problems.count() > before) {
      return Optional.empty();
    }
    Optional<TargetEncoder.Encoded> encoded =
        ntk.get(TargetEncoder.class).encode(y.orElseThrow(), y2, encoding, "--target", problems);
    encoded.ifPresent(
        numbers -> {
          check("--y-train", numbers.train().rows(), "--x-train", x.orElseThrow(), problems);
          numbers
              .test()
              .ifPresent(t -> check("--y-test", t.rows(), "--x-test", x2.orElseThrow(), problems));
        });
    return problems.count() > before
        ? Optional.empty()
        : encoded.map(n -> PredictionData.of(x.orElseThrow(), x2.orElseThrow(), n));
  }

  private void missing(Problems problems) {
    List<String> missing = new ArrayList<>();
    if (trainInputs == null) {
      missing.add("--x-train");
    }
    if (trainTargets == null) {
      missing.add("--y-train");
    }
    if (testInputs == null) {
      missing.add("--x-test");
    }
    if (!missing.isEmpty()) {
      problems.add(Problem.of("predict", "needs " + String.join(" and ", missing) + " too"));
    }
    if (train != null || test != null || scale != null || shuffle != null) {
      problems.add(
          Problem.of(
              "predict",
              "--train, --test, --scale and --shuffle go with --data; of inputs rows are chosen by"
                  + " [FROM:TO] and scaled by @SCALING"));
    }
  }

  private static Optional<String> given(String text) {
    return Optional.ofNullable(text);
  }

  private static void check(
      String option, int targets, String inputsOption, Inputs inputs, Problems problems) {
    if (targets != inputs.rows().rows()) {
      problems.add(
          Problem.of(
              option,
              "has %d rows, %s %s has %d"
                  .formatted(targets, inputsOption, inputs.description(), inputs.rows().rows())));
    }
  }
}
