package org.ntklab.core.data;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows of some classes of another source, in its order; the k-th of the classes becomes class k
 * − 1, and an official split is kept.
 *
 * @param source what has the rows
 * @param classes which classes, as the source numbers them; different, at least one
 */
record ClassSubset(DataSource source, List<Integer> classes) implements DataSource {
  /** Key in the {@code data:} group. */
  static final String KEY = "classes";

  ClassSubset {
    classes = List.copyOf(classes);
  }

  @Override
  public DataDescription description() {
    DataDescription whole = source.description();
    return new DataDescription(
        whole.name() + " (classes " + text() + ")",
        "classes " + text() + " of " + whole.summary(),
        whole.source(),
        whole.licence());
  }

  @Override
  public String fingerprint() {
    return source.fingerprint() + " classes=" + text();
  }

  @Override
  public String defaultTarget() {
    return source.defaultTarget();
  }

  /**
   * Reads the rows and copies those of the classes.
   *
   * @throws DataException when the source has no classes, or lacks one of these
   */
  @Override
  public RawData load() {
    RawData raw = source.load();
    if (!(raw.labels() instanceof Labels.Classes labels)) {
      throw new DataException(
          KEY, source.description().name() + " has real values to predict, and no classes");
    }
    List<Integer> values = labels.values();
    for (int wanted : classes) {
      if (!values.contains(wanted)) {
        throw new DataException(
            KEY,
            "%s has no rows of class %d; it has the classes %s"
                .formatted(source.description().name(), wanted, present(values)));
      }
    }
    int[] rows =
        IntStream.range(0, values.size()).filter(i -> classes.contains(values.get(i))).toArray();
    OptionalInt training =
        raw.officialTraining().isEmpty()
            ? OptionalInt.empty()
            : OptionalInt.of(
                (int)
                    IntStream.of(rows).filter(i -> i < raw.officialTraining().getAsInt()).count());
    RawData kept = raw.select(rows, training);
    List<Integer> renumbered =
        IntStream.of(rows).mapToObj(i -> classes.indexOf(values.get(i))).toList();
    return new RawData(
        kept.inputs(),
        kept.shape(),
        kept.layout(),
        new Labels.Classes(renumbered, classes.size()),
        training);
  }

  private static String present(List<Integer> values) {
    return values.stream()
        .distinct()
        .sorted()
        .map(String::valueOf)
        .collect(Collectors.joining(", "));
  }

  private String text() {
    return classes.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
