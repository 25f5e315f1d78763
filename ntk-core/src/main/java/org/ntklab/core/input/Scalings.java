package org.ntklab.core.input;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Nearest;
import org.ntklab.core.config.Options;
import org.ntklab.core.config.YamlSource;
import org.ntklab.core.data.InputScaling;
import org.ntklab.core.data.Selection;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.plugin.Named;
import org.ntklab.core.problem.Problems;

/** The scalings among the modifiers of an input. */
final class Scalings {
  /** The modifier that keeps the shape of images. */
  static final String IMAGE = "image";

  private final Kinds<InputScaling> kinds;

  @Inject
  Scalings(Kinds<InputScaling> kinds) {
    this.kinds = kinds;
  }

  /**
   * What to do to rows, one after the other; each is named as it was typed.
   *
   * @throws org.ntklab.core.problem.InvalidInputException at a modifier that nobody contributed, or
   *     an option of a scaling that it does not take
   */
  List<Named<InputScaling>> read(InputText input) {
    List<Named<InputScaling>> scalings = new ArrayList<>();
    for (String modifier : input.modifiers()) {
      if (kinds.names().contains(name(modifier))) {
        scalings.add(new Named<>(modifier, scaling(input, modifier)));
      } else if (!Selection.isKey(modifier)) {
        throw input.invalid(unknown(modifier));
      }
    }
    return scalings;
  }

  /** The modifiers that are keys of the source: {@code image} and {@code KEY=VALUE}. */
  List<String> sourceKeys(InputText input) {
    return input.modifiers().stream()
        .filter(modifier -> !kinds.names().contains(name(modifier)) && Selection.isKey(modifier))
        .toList();
  }

  /**
   * Fits one scaling after the other and applies them.
   *
   * @param fitted rows to fit on; not modified
   * @param rows rows to scale; not modified
   * @return a new matrix
   */
  static Matrix apply(List<Named<InputScaling>> scalings, Matrix fitted, Matrix rows) {
    Matrix training = fitted;
    Matrix scaled = scalings.isEmpty() ? rows.copy() : rows;
    for (int i = 0; i < scalings.size(); i++) {
      UnaryOperator<Matrix> map = scalings.get(i).value().fit(training);
      scaled = map.apply(scaled);
      // Nothing is fitted after the last one.
      training = i + 1 < scalings.size() ? map.apply(training) : training;
    }
    return scaled;
  }

  /** Names of scalings and where they were fitted; empty for none. */
  static String describe(List<Named<InputScaling>> scalings, String fittedOn) {
    String names = scalings.stream().map(Named::name).collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : names + " fitted on " + fittedOn;
  }

  /** A scaling by name, or with a value for its main option: {@code NAME=VALUE}. */
  private InputScaling scaling(InputText input, String modifier) {
    Kind<InputScaling> kind = kinds.find(name(modifier)).orElseThrow();
    Problems problems = new Problems();
    Map<String, ConfigNode> main = new LinkedHashMap<>();
    if (!modifier.equals(name(modifier))) {
      String value = modifier.substring(name(modifier).length() + 1);
      main.put(
          Options.MAIN, ConfigNode.of(YamlSource.parseValue(input.source(), value).plain(), 0));
    }
    Options options =
        new Options(new ConfigNode.Entries(main, 0), input.source(), "@" + modifier, problems);
    InputScaling scaling = kind.read(options);
    options.reportUnknown();
    problems.throwIfAny();
    return scaling;
  }

  private String unknown(String modifier) {
    if (Selection.keys().contains(modifier)) {
      return "'" + modifier + "' takes a value: @" + modifier + "=VALUE";
    }
    SortedSet<String> known = kinds.names();
    known.add(IMAGE);
    return "unknown modifier '%s'; %s; and keys of the set, as in @classes=3,5"
        .formatted(modifier, Nearest.hint(modifier, known));
  }

  private static String name(String modifier) {
    int equals = modifier.indexOf('=');
    return equals < 0 ? modifier : modifier.substring(0, equals);
  }
}
