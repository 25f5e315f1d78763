package org.ntklab.datasets.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.Labels;
import org.ntklab.core.data.RawData;
import org.ntklab.core.input.Inputs;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.problem.Problems;
import org.ntklab.datasets.embedded.Digits;
import org.ntklab.datasets.idx.SmallMnist;
import org.ntklab.datasets.scale.Standardise;
import org.ntklab.datasets.scale.UnitSphere;

class SlicesTest {
  private static final RawData DIGITS = new Digits().read(Options.none(new Problems())).load();

  @TempDir Path folder;
  private TypedInputs typed;

  @BeforeEach
  void newCommand() {
    typed = new TypedInputs(folder, folder);
  }

  @Test
  void rowsAndLabelsAreThoseOfTheSet() {
    for (String text : List.of("digits[3:8]", "digits:train[3:8]")) {
      Inputs inputs = typed.x(text);
      assertEquals(Shape.vector(64), inputs.shape());
      assertArrayEquals(DIGITS.inputs().rowRange(3, 8).toArray(), inputs.rows().toArray());
      assertEquals(DIGITS.labels().rowRange(3, 8), inputs.targets().orElseThrow().labels());
      assertEquals("centred-one-hot", inputs.targets().orElseThrow().encoding());
      assertEquals(text, inputs.description());
      assertEquals("", inputs.scaling());
    }
  }

  @Test
  void withoutRowsAllAreMeant() {
    assertEquals(1797, typed.x("digits").rows().rows());
    assertEquals(1, typed.x("digits[7]").rows().rows());
    assertEquals(97, typed.x("digits:train[1700:]").rows().rows());
  }

  @Test
  void imagesKeepTheirShape() {
    assertEquals(new Shape(1, List.of(8, 8)), typed.x("digits[0:2]@image").shape());
    Inputs scaled = typed.x("digits[0:2]@image@unit-sphere");
    assertEquals(new Shape(1, List.of(8, 8)), scaled.shape());
    assertArrayEquals(
        typed.x("digits[0:2]@unit-sphere@image").rows().toArray(), scaled.rows().toArray());
  }

  @Test
  void scalingIsFittedOnAllRowsSoThatSlicesGoThroughOneMap() {
    Matrix all = new UnitSphere().fit(DIGITS.inputs()).apply(DIGITS.inputs());
    Inputs slice = typed.x("digits:train[100:120]@unit-sphere");
    assertArrayEquals(all.rowRange(100, 120).toArray(), slice.rows().toArray());
    assertEquals("unit-sphere fitted on digits", slice.scaling());
    assertArrayEquals(all.row(119), typed.x("digits[119]@unit-sphere").rows().row(0));
  }

  @Test
  void scalingsFollowEachOther() {
    Matrix first = new Standardise().fit(DIGITS.inputs()).apply(DIGITS.inputs());
    Matrix second = new UnitSphere().fit(first).apply(first);
    Inputs slice = typed.x("digits[0:5]@standardise@unit-sphere");
    assertArrayEquals(second.rowRange(0, 5).toArray(), slice.rows().toArray());
    assertEquals("standardise, unit-sphere fitted on digits", slice.scaling());
  }

  @Test
  void realValuesAreTargetsOfRegression() {
    Inputs slice = typed.x("diabetes[0:3]");
    assertEquals("regression", slice.targets().orElseThrow().encoding());
    assertEquals(3, ((Labels.Values) slice.targets().orElseThrow().labels()).values().rows());
    assertEquals(2000, typed.x("gaussian-polynomial").rows().rows());
  }

  @Test
  void aPartAndItsRowsAreTheSameExamples() {
    double[] rows = typed.x("digits[0:5]").rows().toArray();
    assertArrayEquals(rows, typed.x("digits:train[:5]").rows().toArray());
    assertArrayEquals(rows, typed.x("digits[0:5]@image").rows().toArray());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "digts[0:5]        | is no file, and unknown data set 'digts'; did you mean 'digits'? known: ",
        "digits:test[0:5]  | digits has no official test part, its 1797 rows are all train: take rows by number, as in digits[1618:]",
        "digits:tset       | unknown part 'tset'; did you mean 'test'? known: test, train",
        "digits:           | unknown part ''; ",
        "digits[0:1798]    | [0:1798] reaches beyond the rows: digits has 1797 rows, 0 to 1796",
        "digits:train[5:5] | [5:5] holds no row: digits:train has 1797 rows, 0 to 1796",
        "digits[0:5        | expected NAME[:PART][FROM:TO][@MODIFIER]",
        "digits[a:b]       | found the rows [a:b], expected [FROM:TO] or [ROW], from 0",
        "digits@unit-spere | unknown modifier 'unit-spere'; did you mean 'unit-sphere'? known: image, none, standardise, unit-sphere, zca",
        "iris[0:5]@image   | @image does not apply: the examples of iris are no images",
      })
  void whatIsWrongIsToldWithWhatIsKnown(String text, String message) {
    String wrong = typed.wrongX(text);
    assertTrue(wrong.startsWith("--x " + text + ": " + message), wrong);
  }

  @Test
  void emptyTextIsAProblem() {
    assertTrue(typed.wrongX("").contains("unknown data set ''"));
    assertTrue(typed.wrongX("[0:5]").contains("--x [0:5]: "));
    assertTrue(typed.wrongX("@image").contains("--x @image: "));
  }

  @Test
  void otherExamplesOfAKernelHaveTheSameShapeAndScaling() {
    Inputs x = typed.x("digits[0:5]@unit-sphere");
    assertEquals(4, typed.x2(x, "digits[5:9]@unit-sphere").rows().rows());
    assertEquals(
        "--x2 iris[0:5]: has examples of shape [4], digits[0:5]@unit-sphere of shape [64]",
        typed.wrongX2(x, "iris[0:5]"));
    assertEquals(
        "--x2 digits[0:5]@standardise: is scaled by standardise fitted on digits,"
            + " digits[0:5]@unit-sphere by unit-sphere fitted on digits, so that the same example"
            + " would differ: take rows of one file or one data set, or scale before",
        typed.wrongX2(x, "digits[0:5]@standardise"));
  }

  @Test
  void partsAreThoseOfTheOfficialSplit() throws IOException {
    SmallMnist.write(folder, "mnist");
    assertArrayEquals(new double[] {0, 255, 128, 7, 1, 2}, x("mnist:train"));
    assertArrayEquals(new double[] {9, 8, 7, 6}, x("mnist:test"));
    assertArrayEquals(new double[] {7, 6}, x("mnist:test[1]"));
    assertArrayEquals(new double[] {1, 2, 9, 8}, x("mnist[2:4]"), "the training part first");
    assertEquals(
        "--x mnist:test[0:3]: [0:3] reaches beyond the rows: mnist:test has 2 rows, 0 to 1",
        typed.wrongX("mnist:test[0:3]"));
  }

  @Test
  void scalingIsFittedOnTheOfficialTrainingPart() throws IOException {
    SmallMnist.write(folder, "mnist");
    Matrix training = Matrix.of(3, 2, 0, 255, 128, 7, 1, 2);
    Matrix expected = new UnitSphere().fit(training).apply(Matrix.of(1, 2, 7, 6));
    assertArrayEquals(expected.toArray(), x("mnist:test[1]@unit-sphere"));
    assertArrayEquals(expected.toArray(), x("mnist[-1]@unit-sphere"));
  }

  @Test
  void setWhoseFilesAreMissingSaysWhatToPutWhere() {
    String wrong = typed.wrongX("mnist:test[0:3]");
    assertTrue(wrong.startsWith("--x mnist:test[0:3]: mnist needs train-images"), wrong);
    assertTrue(wrong.contains("put them there"), wrong);
  }

  private double[] x(String text) {
    return typed.x(text).rows().toArray();
  }

  @Test
  void targetsOfASliceAreItsLabels() {
    assertEquals(DIGITS.labels().rowRange(0, 9), typed.y("digits[0:9]@unit-sphere").labels());
    Matrix encoded =
        typed.encode(typed.y("digits[0:9]"), Optional.empty(), Optional.of("odd-even")).train();
    assertEquals(1, encoded.columns());
  }
}
