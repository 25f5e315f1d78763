package org.ntklab.core.input;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ntklab.core.data.InputScaling;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.plugin.Named;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problems;

/**
 * Reads inputs that somebody typed: a file of numbers or a slice of a data set,
 *
 * <pre>FILE[:ARRAY][ROWS][@SCALING]…     NAME[:PART][ROWS][@image][@KEY=VALUE]…[@SCALING]…</pre>
 *
 * <p>as in {@code x.npy}, {@code arrays.npz:x[0:500]} or {@code mnist:test[:100]@unit-sphere}. A
 * KEY is one that the {@code data:} group of an experiment has for the set, as in {@code
 * mnist[0:100]@classes=3,5@downsample=2}; the rows are those of these classes. Rows are counted
 * from 0, as in Python: {@code [FROM:TO]} or {@code [ROW]}. PART is {@code train} or {@code test}
 * of the official split; without a part all rows are meant, the training part first. ARRAY is one
 * of an {@code .npz} file.
 *
 * <p>A scaling is fitted on the whole training part of a data set (all rows if it has no official
 * split) or on all rows of a file, whatever rows are taken: slices of one set or one file go
 * through the same map. Two files have two maps, which {@link #readLike} refuses.
 *
 * <p>Keeps the data sets that it loaded; get a new one for each command. Not safe for threads.
 */
public final class InputReader {
  private final PlaceReader places;
  private final ArrayFormats files;
  private final SliceReader slices;
  private final Scalings scalings;

  @Inject
  InputReader(PlaceReader places, ArrayFormats files, SliceReader slices, Scalings scalings) {
    this.places = places;
    this.files = files;
    this.slices = slices;
    this.scalings = scalings;
  }

  /**
   * Reads examples: of a file {@code [N]}, {@code [N, features]}, {@code [N, channels, positions]}
   * or {@code [N, channels, height, width]}.
   *
   * @param option that the text was given with, for messages: {@code --x}
   * @param folder that files are looked for in, before the data folder
   * @param problems receives what is wrong; modified
   * @return the inputs, or empty after a problem
   */
  public Optional<Inputs> read(String option, String text, Path folder, Problems problems) {
    return read(option, text, folder, problems, this::inputs);
  }

  /**
   * Reads further examples for the same kernel; another shape of examples or another scaling is a
   * problem.
   *
   * @param first what they go together with
   */
  public Optional<Inputs> readLike(
      Inputs first, String option, String text, Path folder, Problems problems) {
    return read(
        option,
        text,
        folder,
        problems,
        input -> {
          Inputs inputs = inputs(input);
          Optional<String> clash = first.clash(inputs);
          if (clash.isPresent()) {
            throw input.invalid(clash.get());
          }
          return inputs;
        });
  }

  /**
   * Reads what is to be predicted: of a file {@code [N]} or {@code [N, outputs]}, of a slice its
   * labels. {@code [N]} whole numbers from 0, of a whole type, are classes.
   *
   * @param option that the text was given with, for messages: {@code --y-train}
   */
  public Optional<Targets> readTargets(String option, String text, Path folder, Problems problems) {
    return read(
        option,
        text,
        folder,
        problems,
        input ->
            input.file().isPresent()
                ? FileTargets.of(input, files.read(input, "y"))
                : slices.read(input).targets(input));
  }

  private <T> Optional<T> read(
      String option, String text, Path folder, Problems problems, Function<InputText, T> reading) {
    try {
      return Optional.of(reading.apply(places.read(option, text, folder)));
    } catch (InvalidInputException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  private Inputs inputs(InputText input) {
    List<Named<InputScaling>> chain = scalings.read(input);
    return input.file().isPresent() ? ofFile(input, chain) : ofSlice(input, chain);
  }

  private Inputs ofFile(InputText input, List<Named<InputScaling>> chain) {
    List<String> keys = scalings.sourceKeys(input);
    if (!keys.isEmpty()) {
      String has = keys.get(0).equals(Scalings.IMAGE) ? "its shape already" : "no such keys";
      throw input.invalid("@" + keys.get(0) + " is for data sets: the array of a file has " + has);
    }
    NumericArray array = files.read(input, "x");
    Shape shape = shape(input, array.extents());
    Matrix all = array.values();
    RowRange.Rows rows = input.rows(all.rows());
    // Nobody else has the matrix, and a copy of a large one might not fit.
    boolean asItIs = chain.isEmpty() && rows.to() - rows.from() == all.rows();
    return new Inputs(
        asItIs ? all : scaled(input, chain, all, rows, all),
        shape,
        input.text(),
        Scalings.describe(chain, input.file().orElseThrow() + input.partText()),
        Optional.empty());
  }

  private Inputs ofSlice(InputText input, List<Named<InputScaling>> chain) {
    SliceReader.Slice slice = slices.read(input);
    Matrix all = slice.raw().inputs();
    return new Inputs(
        scaled(input, chain, all, slice.rows(), all.rowRange(0, slice.training())),
        slice.raw().shape(),
        input.text(),
        Scalings.describe(chain, place(input)),
        Optional.of(slice.targets(input)));
  }

  /** What a scaling is fitted on, beside the official split: the set as asked for. */
  private String place(InputText input) {
    String keys =
        scalings.sourceKeys(input).stream()
            .filter(key -> !key.equals(Scalings.IMAGE))
            .sorted()
            .collect(Collectors.joining("@"));
    return keys.isEmpty() ? input.place() : input.place() + "@" + keys;
  }

  private static Matrix scaled(
      InputText input,
      List<Named<InputScaling>> chain,
      Matrix all,
      RowRange.Rows rows,
      Matrix fitted) {
    try {
      return Scalings.apply(chain, fitted, all.rowRange(rows.from(), rows.to()));
    } catch (IllegalArgumentException e) {
      throw input.invalid(e.getMessage());
    }
  }

  private static Shape shape(InputText input, List<Integer> extents) {
    List<Integer> example = extents.subList(1, extents.size());
    if (example.size() > 3 || example.contains(0)) {
      throw input.invalid(
          "has the shape %s, expected [N], [N, features], [N, channels, positions] or"
                  .formatted(extents)
              + " [N, channels, height, width] with extents of at least 1");
    }
    return example.isEmpty()
        ? Shape.vector(1)
        : new Shape(example.get(0), example.subList(1, example.size()));
  }
}
