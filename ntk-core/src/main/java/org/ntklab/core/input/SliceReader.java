package org.ntklab.core.input;

import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Nearest;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataException;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.RawData;
import org.ntklab.core.data.Selection;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.problem.Problems;

/** Finds rows of named data sets. Keeps what it loaded, since slices mostly come in pairs. */
final class SliceReader {
  private static final String TRAIN = "train";
  private static final String TEST = "test";

  private final Kinds<DataSource> sources;
  private final Scalings scalings;
  private final Map<String, Loaded> loaded = new HashMap<>();

  @Inject
  SliceReader(Kinds<DataSource> sources, Scalings scalings) {
    this.sources = sources;
    this.scalings = scalings;
  }

  /**
   * Rows of a data set.
   *
   * @param raw all rows
   * @param training number of leading rows that scalings are fitted on
   * @param rows of the slice, among all
   * @param encoding name of the usual target
   */
  record Slice(RawData raw, int training, RowRange.Rows rows, String encoding) {
    /** What is to be predicted of the rows. */
    Targets targets(InputText input) {
      return new Targets(
          raw.labels().rowRange(rows.from(), rows.to()),
          Optional.empty(),
          encoding,
          input.source());
    }
  }

  private record Loaded(RawData raw, String encoding) {}

  /**
   * The rows that a text means.
   *
   * @param input its place is a known data set
   * @throws org.ntklab.core.problem.InvalidInputException when there are no such part or rows, or
   *     the set cannot be loaded
   */
  Slice read(InputText input) {
    List<String> keys = scalings.sourceKeys(input);
    String asked = String.join("@", keys);
    Loaded set = loaded.get(input.place() + "@" + asked);
    if (set == null) {
      set = load(input, keys);
      loaded.put(input.place() + "@" + asked, set);
    }
    RawData raw = set.raw();
    int all = raw.inputs().rows();
    int training = raw.officialTraining().orElse(all);
    String part = input.part().orElse("");
    int start = part.equals(TEST) ? training : 0;
    int end = part.equals(TRAIN) ? training : all;
    if (part.equals(TEST) && raw.officialTraining().isEmpty()) {
      throw input.invalid(
          "%s has no official test part, its %d rows are all %s: take rows by number, as in %s[%d:]"
              .formatted(input.place(), all, TRAIN, input.place(), all - Math.max(1, all / 10)));
    }
    if (input.part().isPresent() && !part.equals(TRAIN) && !part.equals(TEST)) {
      throw input.invalid(
          "unknown part '" + part + "'; " + Nearest.hint(part, List.of(TRAIN, TEST)));
    }
    RowRange.Rows rows = input.rows(end - start);
    return new Slice(raw, training, rows.after(start), set.encoding());
  }

  private Loaded load(InputText input, List<String> modifiers) {
    Map<String, ConfigNode> keys = new LinkedHashMap<>();
    modifiers.forEach(modifier -> Selection.addKey(modifier, keys, input.source()));
    Problems problems = new Problems();
    Options options = new Options(new ConfigNode.Entries(keys, 0), input.source(), "", problems);
    DataSource found = sources.find(input.place()).orElseThrow().read(options);
    DataSource source = Selection.of(found, options);
    problems.throwIfAny();
    if (keys.containsKey(Scalings.IMAGE) && !options.isKnown(Scalings.IMAGE)) {
      throw input.invalid(
          "@"
              + Scalings.IMAGE
              + " does not apply: the examples of "
              + input.place()
              + " are no images");
    }
    options.reportUnknown();
    problems.throwIfAny();
    try {
      return new Loaded(source.load(), source.defaultTarget());
    } catch (DataException e) {
      throw input.invalid("@" + e.key() + ": " + e.getMessage());
    }
  }
}
