package org.ntklab.core.experiment;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Options;
import org.ntklab.core.config.YamlSource;
import org.ntklab.core.data.Dataset;
import org.ntklab.core.data.Selection;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;

/**
 * Loads data that a command line asks for, by the rules of an experiment's {@code data:} group but
 * without a probe: rows in the order of the source, training rows first; with an official split,
 * test rows from the official test part.
 */
public final class DataRequestReader {
  /** Where the name of a data set ends in a slice such as {@code digits:train[0:5]}. */
  private static final Pattern MARK = Pattern.compile("[:\\[@]");

  private final DataReader data;

  @Inject
  DataRequestReader(DataReader data) {
    this.data = data;
  }

  /**
   * Loads what is asked for; its probe is empty.
   *
   * @param folder that files are looked for in, before the data folder
   * @param problems receives what is wrong, each under its option; modified
   * @return the data, or empty after a problem
   */
  public Optional<Dataset> read(DataRequest request, Path folder, Problems problems) {
    Problems found = new Problems();
    Optional<Dataset> dataset = Optional.empty();
    try {
      Options options = new Options(keys(request, folder), "", "", found);
      dataset = data.readWithoutProbe(options, folder).flatMap(spec -> data.load(options, spec));
    } catch (InvalidInputException e) {
      found.addAll(e.problems());
    }
    found.list().stream().map(problem -> underOption(problem, request)).forEach(problems::add);
    return found.isEmpty() ? dataset : Optional.empty();
  }

  /** The request as a {@code data:} group. */
  private ConfigNode.Entries keys(DataRequest request, Path folder) {
    Map<String, Object> options = options(request);
    Map<String, Object> keys = new LinkedHashMap<>(source(request, folder));
    for (String key : List.of("train", "test", "target", "scale", "shuffle")) {
      if (keys.containsKey(key)) {
        throw invalid(request, "'" + key + "' is given by --" + key);
      }
    }
    keys.putAll(options);
    return (ConfigNode.Entries) ConfigNode.of(keys, 0);
  }

  private static Map<String, Object> options(DataRequest request) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("train", number(request.train()));
    options.put("test", number(request.test()));
    request.target().ifPresent(target -> options.put("target", target));
    request.scale().ifPresent(scale -> options.put("scale", scale));
    request.shuffle().ifPresent(seed -> options.put("shuffle", seed));
    return options;
  }

  private static Object number(OptionalInt rows) {
    return rows.isPresent() ? rows.getAsInt() : "all";
  }

  private Map<String, Object> source(DataRequest request, Path folder) {
    String text = request.data();
    if (text.startsWith("{")) {
      ConfigNode node = YamlSource.parseValue("--data " + text, text);
      if (node instanceof ConfigNode.Entries entries) {
        return entries.plain();
      }
      throw invalid(request, "expected a group of keys, as in {file: my.csv, target-column: y}");
    }
    if (data.isFile(text, folder)) {
      return Map.of("file", text);
    }
    String name = MARK.split(text, 2)[0];
    if (text.equals(name) || !data.isDataSet(name)) {
      return Map.of("name", text);
    }
    Map<String, ConfigNode> keys = new LinkedHashMap<>();
    keys.put("name", new ConfigNode.Scalar(name, 0));
    String[] modifiers = text.substring(name.length()).split("@", -1);
    for (int i = 1; i < modifiers.length; i++) {
      if (!Selection.isKey(modifiers[i])) {
        throw wrongName(request, name);
      }
      Selection.addKey(modifiers[i], keys, "--data " + text);
    }
    if (!modifiers[0].isEmpty()) {
      throw wrongName(request, name);
    }
    return new LinkedHashMap<>(keys);
  }

  private static InvalidInputException wrongName(DataRequest request, String name) {
    return invalid(
        request,
        ("expected %s, %s@image or %s@KEY=VALUE: rows are chosen by --train and --test, the scaling"
                + " by --scale")
            .formatted(name, name, name));
  }

  /** Keys of the group are options of the command line, or belong to {@code --data}. */
  private static Problem underOption(Problem problem, DataRequest request) {
    if (!problem.source().isEmpty()) {
      return problem;
    }
    Object given = options(request).get(problem.key());
    if (given != null) {
      return Problem.of("--" + problem.key() + " " + given, problem.message());
    }
    boolean ofSource = List.of("name", "file").contains(problem.key());
    return new Problem(
        "--data " + request.data(),
        problem.line(),
        ofSource ? "" : problem.key(),
        problem.message());
  }

  private static InvalidInputException invalid(DataRequest request, String message) {
    return new InvalidInputException(Problem.of("--data " + request.data(), message));
  }
}
