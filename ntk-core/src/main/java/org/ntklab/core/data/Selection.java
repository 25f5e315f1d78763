package org.ntklab.core.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Options;
import org.ntklab.core.config.YamlSource;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;

/**
 * What may be asked of every source besides its own keys: {@code classes: [3, 5]}, the rows of some
 * classes, renumbered 0, 1 … in the order given, and {@code downsample: 2}, images of fewer pixels.
 */
public final class Selection {
  private static final String IMAGE = "image";

  private Selection() {}

  /** The keys that every source takes. */
  public static Set<String> keys() {
    return Set.of(ClassSubset.KEY, Downsampled.KEY);
  }

  /**
   * The source as asked for: itself when neither key is there.
   *
   * @param options the {@code data:} group; problems go there
   */
  public static DataSource of(DataSource source, Options options) {
    DataSource selected = source;
    Optional<List<Integer>> classes = classes(options);
    if (classes.isPresent()) {
      selected = new ClassSubset(selected, classes.get());
    }
    Optional<Integer> factor =
        options.integer(Downsampled.KEY).check(k -> k >= 1, "at least 1").optional();
    if (factor.isPresent()) {
      selected = new Downsampled(selected, factor.get());
    }
    return selected;
  }

  private static Optional<List<Integer>> classes(Options options) {
    Optional<List<Integer>> classes =
        options
            .numbers(ClassSubset.KEY)
            .check(
                list ->
                    !list.isEmpty()
                        && list.stream().allMatch(Selection::isClass)
                        && Set.copyOf(list).size() == list.size(),
                "different whole numbers from 0, as in [3, 5]")
            .optional()
            .map(list -> list.stream().map(Double::intValue).toList());
    // As whole numbers, so that 3 and 3.0 are the same run.
    classes.ifPresent(list -> options.remember(ClassSubset.KEY, list));
    return classes;
  }

  private static boolean isClass(double number) {
    return number >= 0 && number == Math.rint(number) && number <= Integer.MAX_VALUE;
  }

  /** Whether a modifier of a typed data set is a key of its source: {@code image, KEY=VALUE}. */
  public static boolean isKey(String modifier) {
    return modifier.equals(IMAGE) || modifier.indexOf('=') > 0;
  }

  /**
   * Adds a modifier of a typed data set, as in {@code mnist@image@classes=3,5}, to the keys of its
   * source.
   *
   * @param modifier {@code image} or {@code KEY=VALUE}; a value with commas is a list
   * @param keys of the {@code data:} group; modified
   * @param source how messages name the text
   * @throws InvalidInputException when the key is there twice or the value is no YAML
   */
  public static void addKey(String modifier, Map<String, ConfigNode> keys, String source) {
    int equals = modifier.indexOf('=');
    String key = equals < 0 ? modifier : modifier.substring(0, equals);
    String value = equals < 0 ? "true" : modifier.substring(equals + 1);
    String yaml = value.indexOf(',') >= 0 ? "[" + value + "]" : value;
    if (keys.put(key, ConfigNode.of(YamlSource.parseValue(source, yaml).plain(), 0)) != null) {
      throw new InvalidInputException(Problem.of(source, "gives @" + key + " twice"));
    }
  }
}
