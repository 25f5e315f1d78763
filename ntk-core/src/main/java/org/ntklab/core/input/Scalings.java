package org.ntklab.core.input;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.ntklab.core.config.Nearest;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.InputScaling;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.plugin.Named;
import org.ntklab.core.problem.Problems;

/** The scalings among the modifiers of an input. */
final class Scalings {
  /** The modifier that is no scaling: examples keep the shape of images. */
  static final String IMAGE = "image";

  private final Kinds<InputScaling> kinds;

  @Inject
  Scalings(Kinds<InputScaling> kinds) {
    this.kinds = kinds;
  }

  /**
   * What to do to rows, one after the other.
   *
   * @throws org.ntklab.core.problem.InvalidInputException at a modifier that nobody contributed
   */
  List<Named<InputScaling>> read(InputText input) {
    List<Named<InputScaling>> scalings = new ArrayList<>();
    for (String name : input.modifiers()) {
      if (!name.equals(IMAGE)) {
        scalings.add(new Named<>(name, find(input, name)));
      }
    }
    return scalings;
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

  private InputScaling find(InputText input, String name) {
    SortedSet<String> known = kinds.names();
    known.add(IMAGE);
    return kinds
        .find(name)
        .map(kind -> kind.read(Options.none(new Problems())))
        .orElseThrow(
            () -> input.invalid("unknown modifier '" + name + "'; " + Nearest.hint(name, known)));
  }
}
