package org.ntklab.datasets.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataException;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.Labels;
import org.ntklab.core.data.RawData;
import org.ntklab.core.data.Selection;
import org.ntklab.core.input.Inputs;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.problem.Problems;
import org.ntklab.datasets.DataGroup;
import org.ntklab.datasets.embedded.Diabetes;
import org.ntklab.datasets.embedded.Digits;
import org.ntklab.datasets.embedded.Iris;
import org.ntklab.datasets.idx.SmallMnist;
import org.ntklab.datasets.scale.Zca;

/** Some classes, fewer pixels, and keys of a set: in an experiment and in a typed slice. */
class SelectionTest {
  private static final RawData DIGITS = new Digits().read(Options.none(new Problems())).load();

  @TempDir Path folder;
  private TypedInputs typed;

  @BeforeEach
  void newCommand() {
    typed = new TypedInputs(folder, folder);
  }

  @Test
  void rowsOfClassesKeepTheirOrderAndAreRenumbered() {
    RawData raw = select(new Iris(), "classes: [2, 0]").load();
    assertEquals(100, raw.inputs().rows());
    Labels.Classes labels = (Labels.Classes) raw.labels();
    assertEquals(2, labels.classes());
    assertEquals(1, labels.values().get(0), "class 0, the second of the list, stands first");
    assertEquals(0, labels.values().get(99));
    RawData all = new Iris().read(Options.none(new Problems())).load();
    assertArrayEquals(all.inputs().row(0), raw.inputs().row(0));
    assertArrayEquals(all.inputs().row(149), raw.inputs().row(99));
  }

  @Test
  void officialSplitIsKept() throws IOException {
    SmallMnist.write(folder, "mnist");
    // Labels 4, 0, 2 of the training part, 1, 3 of the test part.
    Inputs training = typed.x("mnist:train@classes=1,2,4");
    assertArrayEquals(new double[] {0, 255, 1, 2}, training.rows().toArray());
    assertEquals(new Labels.Classes(List.of(2, 1), 3), training.targets().orElseThrow().labels());
    assertArrayEquals(new double[] {9, 8}, typed.x("mnist:test@classes=1,2,4").rows().toArray());
  }

  @Test
  void downsampledPixelsAreMeansOfBlocks() {
    RawData small = select(new Digits(), "image: true\ndownsample: 2").load();
    assertEquals(new Shape(1, List.of(4, 4)), small.shape());
    double[] pixels = DIGITS.inputs().row(5);
    double mean =
        (pixels[2 * 8 + 4] + pixels[2 * 8 + 5] + pixels[3 * 8 + 4] + pixels[3 * 8 + 5]) / 4;
    assertEquals(mean, small.inputs().get(5, 1 * 4 + 2), 1e-12);
    RawData vectors = select(new Digits(), "downsample: 2").load();
    assertEquals(Shape.vector(16), vectors.shape());
    assertArrayEquals(small.inputs().toArray(), vectors.inputs().toArray());
    RawData one = select(new Digits(), "downsample: 8").load();
    double sum = 0;
    for (double pixel : pixels) {
      sum += pixel;
    }
    assertEquals(sum / 64, one.inputs().get(5, 0), 1e-12);
  }

  @Test
  void channelsAreNotMixed() {
    Matrix images = Matrix.of(1, 8, 1, 2, 3, 4, 10, 20, 30, 40);
    Labels labels = new Labels.Classes(List.of(0), 1);
    RawData raw =
        RawData.ofImages(images, new Shape(2, List.of(2, 2)), true, labels, OptionalInt.empty());
    DataGroup group = DataGroup.of("downsample: 2");
    RawData small = Selection.of(new Given(raw), group.options()).load();
    assertArrayEquals(new double[] {2.5, 25}, small.inputs().toArray());
    assertEquals(new Shape(2, List.of(1, 1)), small.shape());
  }

  @Test
  void slicesTakeTheSameKeys() {
    RawData raw = select(new Digits(), "image: true\nclasses: [0, 3]\ndownsample: 4").load();
    Inputs slice = typed.x("digits[10:20]@classes=0,3@downsample=4@image");
    assertEquals(raw.shape(), slice.shape());
    assertArrayEquals(raw.inputs().rowRange(10, 20).toArray(), slice.rows().toArray());
    assertEquals(raw.labels().rowRange(10, 20), slice.targets().orElseThrow().labels());
    assertEquals(361, typed.x("digits@classes=0,3").rows().rows());
    assertEquals(3, typed.x("gaussian-polynomial[0:5]@features=3").shape().channels());
  }

  @Test
  void scalingIsFittedOnTheSelectionAndToldSo() {
    RawData raw = select(new Digits(), "classes: [0, 3]").load();
    Matrix expected = new Zca(0.5).fit(raw.inputs()).apply(raw.inputs().rowRange(0, 4));
    Inputs slice = typed.x("digits[0:4]@classes=0,3@zca=0.5");
    assertArrayEquals(expected.toArray(), slice.rows().toArray());
    assertEquals("zca=0.5 fitted on digits@classes=0,3", slice.scaling());
    assertTrue(typed.wrongX2(slice, "digits[0:4]@zca=0.5").contains("so that the same example"));
  }

  @Test
  void selectionIsPartOfTheIdentity() {
    String all = select(new Digits(), "").fingerprint();
    String some = select(new Digits(), "classes: [0, 3]").fingerprint();
    assertNotEquals(all, some);
    assertNotEquals(some, select(new Digits(), "classes: [3, 0]").fingerprint());
    assertNotEquals(all, select(new Digits(), "downsample: 2").fingerprint());
    assertEquals(
        "digits (classes 0, 3)", select(new Digits(), "classes: [0, 3]").description().name());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "classes: [0, 0]   | study.yaml:1: data.classes: found a list of 2, expected different whole numbers from 0, as in [3, 5]",
        "classes: [0.5, 1] | study.yaml:1: data.classes: found a list of 2, expected different whole numbers from 0, as in [3, 5]",
        "classes: []       | study.yaml:1: data.classes: found a list of 0, expected different whole numbers from 0, as in [3, 5]",
        "downsample: 0     | study.yaml:1: data.downsample: found 0, expected at least 1",
      })
  void wrongOptionsAreTold(String yaml, String message) {
    DataGroup group = DataGroup.of(yaml);
    Selection.of(new Digits().read(group.options()), group.options());
    assertEquals(List.of(message), group.messages());
  }

  @Test
  void whatTheDataCannotMeetIsToldWithItsKey() {
    assertEquals(
        "digits has no rows of class 10; it has the classes 0, 1, 2, 3, 4, 5, 6, 7, 8, 9",
        fault(select(new Digits(), "classes: [0, 10]"), "classes"));
    assertEquals(
        "diabetes has real values to predict, and no classes",
        fault(select(new Diabetes(), "classes: 1"), "classes"));
    assertEquals(
        "found 3, which does not divide images of 8 × 8 pixels; what does: 1, 2, 4, 8",
        fault(select(new Digits(), "downsample: 3"), "downsample"));
    assertEquals(
        "does not apply: the examples of iris are no images",
        fault(select(new Iris(), "downsample: 2"), "downsample"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "digits@classes=0,11  | @classes: digits has no rows of class 11; it has the classes 0, 1,",
        "digits@downsample=5  | @downsample: found 5, which does not divide images of 8 × 8 pixels",
        "digits@clases=0,1    | clases: unknown key; did you mean 'classes'? known: classes, downsample, image",
        "digits@classes       | 'classes' takes a value: @classes=VALUE",
        "digits@image@image   | gives @image twice",
        "digits@downsample=x  | downsample: found 'x', expected a whole number",
        "digits@zca=-1        | @zca=-1.regularisation: found -1, expected a number of at least 0",
        "digits@unit-sphere=1 | @unit-sphere=1: takes no value of its own",
        "digits@zca=0         | zca: the covariance of 1797 training rows of 64 features has the",
      })
  void wrongModifiersAreTold(String text, String message) {
    String wrong = typed.wrongX(text);
    assertTrue(wrong.startsWith("--x " + text + ": " + message), wrong);
  }

  private static String fault(DataSource source, String key) {
    DataException e = assertThrows(DataException.class, source::load);
    assertEquals(key, e.key());
    return e.getMessage();
  }

  private static DataSource select(org.ntklab.core.plugin.Kind<DataSource> kind, String yaml) {
    DataGroup group = DataGroup.of(yaml);
    DataSource source = Selection.of(kind.read(group.options()), group.options());
    assertEquals(List.of(), group.messages());
    return source;
  }

  /** Rows that are there already. */
  private record Given(RawData load) implements DataSource {
    @Override
    public org.ntklab.core.data.DataDescription description() {
      return new org.ntklab.core.data.DataDescription("given", "", "", "");
    }

    @Override
    public String fingerprint() {
      return "given";
    }

    @Override
    public String defaultTarget() {
      return "one-hot";
    }
  }
}
