package org.ntklab.core.experiment;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataException;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.RawData;
import org.ntklab.core.problem.InvalidInputException;

/**
 * Reads {@code train} and {@code test}: numbers, or {@code all} for what the other parts leave. Not
 * safe for threads.
 */
final class PartSizes {
  private static final String TRAIN = "train";
  private static final String TEST = "test";
  private static final String ALL = "all";

  private final Map<String, Available> known = new HashMap<>();

  /** Rows of a source: all, and those of the training part (all again without an official one). */
  private record Available(int rows, int training) {
    boolean isSplit() {
      return training < rows;
    }
  }

  /**
   * How many rows the parts have.
   *
   * @param train number of training rows, at least 1
   * @param test number of test rows, at least 0
   */
  record Sizes(int train, int test) {}

  /** Reads both keys; what {@code all} means is settled by {@link #of}. */
  void read(Options options) {
    if (isAll(options, TRAIN)) {
      options.remember(TRAIN, 1);
    } else {
      options.integer(TRAIN).check(n -> n >= 1, "at least 1, or all").required(1);
    }
    if (isAll(options, TEST)) {
      options.remember(TEST, 0);
    } else {
      options.integer(TEST).check(n -> n >= 0, "at least 0, or all").orElse(0);
    }
  }

  /**
   * The sizes for a source. The canonical form keeps numbers, so that {@code all} and its number
   * are the same run. Loads the source if {@code all} was written, once for each fingerprint.
   *
   * @param options the {@code data:} group after {@link #read}; problems go there
   * @return the sizes, or empty after a problem
   */
  Optional<Sizes> of(DataSource source, int probe, Options options) {
    int train = (int) options.canonical().get(TRAIN);
    int test = (int) options.canonical().get(TEST);
    boolean allTrain = isAll(options, TRAIN);
    boolean allTest = isAll(options, TEST);
    if (allTrain || allTest) {
      Optional<Available> available = available(source, options);
      if (available.isEmpty()) {
        return Optional.empty();
      }
      Available rows = available.get();
      if (allTrain && allTest && !rows.isSplit()) {
        options.problem(
            TEST,
            "found 'all' for both parts, and %s has no official test part: give one number"
                .formatted(source.description().name()));
        return Optional.empty();
      }
      // What is left may be too little: whoever splits the rows says so.
      int others = rows.isSplit() ? probe : probe + test;
      train = allTrain ? Math.max(1, rows.training() - others) : train;
      int before = rows.isSplit() ? rows.training() : train + probe;
      test = allTest ? Math.max(0, rows.rows() - before) : test;
      options.remember(TRAIN, train);
      options.remember(TEST, test);
    }
    return Optional.of(new Sizes(train, test));
  }

  private Optional<Available> available(DataSource source, Options options) {
    try {
      return Optional.of(
          known.computeIfAbsent(
              source.fingerprint(),
              unused -> {
                RawData raw = source.load();
                int rows = raw.inputs().rows();
                return new Available(rows, raw.officialTraining().orElse(rows));
              }));
    } catch (DataException e) {
      options.problem(e.key(), e.getMessage());
    } catch (InvalidInputException e) {
      options.problems().addAll(e.problems());
    }
    return Optional.empty();
  }

  private static boolean isAll(Options options, String key) {
    return options.node(key).map(ConfigNode::plain).filter(ALL::equals).isPresent();
  }
}
