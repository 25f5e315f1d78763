package org.ntklab.core.data;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.random.RandomStreams;

/**
 * Which rows, what targets, what scaling.
 *
 * <p>Without an official split the rows are taken in file order: training, then probe, then test.
 * With one, training and probe come from the official training part and test from the official test
 * part. A shuffle mixes each part first.
 *
 * @param source where the rows come from
 * @param train number of training examples, at least 1
 * @param probe number of probe examples; none where nothing is measured on them
 * @param test number of test examples
 * @param target what is to be predicted
 * @param scaling fitted on the training part only
 * @param shuffle seed of the order; empty for file order
 */
public record DataSpec(
    DataSource source,
    int train,
    int probe,
    int test,
    TargetEncoding target,
    InputScaling scaling,
    OptionalLong shuffle) {

  /**
   * Loads, splits, encodes and scales.
   *
   * @throws DataException when the source has too few rows, labels of another kind, or rows that do
   *     not determine the scaling
   */
  public Dataset load() {
    RawData raw = source.load();
    int[][] rows = split(raw);
    Matrix targets = encode(raw.labels());
    Matrix train = raw.inputs().select(rows[0]);
    UnaryOperator<Matrix> scale = fit(train);
    return new Dataset(
        raw.shape(),
        new Examples(scale.apply(train), targets.select(rows[0])),
        new Examples(scale.apply(raw.inputs().select(rows[1])), targets.select(rows[1])),
        new Examples(scale.apply(raw.inputs().select(rows[2])), targets.select(rows[2])),
        target);
  }

  private UnaryOperator<Matrix> fit(Matrix train) {
    try {
      return scaling.fit(train);
    } catch (IllegalArgumentException e) {
      throw new DataException("scale", e.getMessage());
    }
  }

  private Matrix encode(Labels labels) {
    try {
      return target.encode(labels);
    } catch (IllegalArgumentException e) {
      throw new DataException("target", e.getMessage());
    }
  }

  private int[][] split(RawData raw) {
    int available = raw.inputs().rows();
    int official = raw.officialTraining().orElse(available);
    int[] first = order("train", 0, official);
    if (raw.officialTraining().isEmpty()) {
      demand("", available, train, probe, test);
      return new int[][] {
        Arrays.copyOfRange(first, 0, train),
        Arrays.copyOfRange(first, train, train + probe),
        Arrays.copyOfRange(first, train + probe, train + probe + test)
      };
    }
    demand(" in its official training part", official, train, probe, 0);
    demand(" in its official test part", available - official, 0, 0, test);
    int[] second = order("test", official, available);
    return new int[][] {
      Arrays.copyOfRange(first, 0, train),
      Arrays.copyOfRange(first, train, train + probe),
      Arrays.copyOfRange(second, 0, test)
    };
  }

  /** Blames the part at which the rows run out. */
  private void demand(String where, int available, int train, int probe, int test) {
    if (train + (long) probe + test <= available) {
      return;
    }
    String key = train > available ? "train" : train + (long) probe > available ? "probe" : "test";
    throw new DataException(
        key,
        "asks for "
            + switch (key) {
              case "train" -> train + " rows";
              case "probe" -> probe + " rows after " + train + " for training";
              default -> test + " rows" + after(train, probe);
            }
            + "; "
            + source.description().name()
            + " has "
            + available
            + where);
  }

  private static String after(int train, int probe) {
    int before = train + probe;
    String use = probe == 0 ? " for training" : " for training and probe";
    return before == 0 ? "" : " after " + before + use;
  }

  private int[] order(String part, int from, int to) {
    if (shuffle.isEmpty()) {
      return IntStream.range(from, to).toArray();
    }
    int[] order = new RandomStreams(shuffle.getAsLong()).permutation("shuffle/" + part, to - from);
    return Arrays.stream(order).map(row -> from + row).toArray();
  }
}
