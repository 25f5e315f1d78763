package org.ntklab.datasets.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.core.data.Labels;
import org.ntklab.core.input.Inputs;
import org.ntklab.core.input.TargetEncoder;
import org.ntklab.core.input.Targets;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.datasets.scale.UnitSphere;

class FilesTest {
  @TempDir Path folder;
  @TempDir Path data;
  private TypedInputs typed;

  @BeforeEach
  void newCommand() {
    typed = new TypedInputs(folder, data);
  }

  @Test
  void shapeOfAnExampleIsWhatFollowsTheFirstAxis() throws IOException {
    npy("x1.npy", "(6,)", 1, 2, 3, 4, 5, 6);
    npy("x2.npy", "(2, 3)", 1, 2, 3, 4, 5, 6);
    npy("x3.npy", "(1, 2, 3)", 1, 2, 3, 4, 5, 6);
    npy("x4.npy", "(1, 3, 2, 1)", 1, 2, 3, 4, 5, 6);
    assertEquals(Shape.vector(1), typed.x("x1.npy").shape());
    assertEquals(Shape.vector(3), typed.x("x2.npy").shape());
    assertEquals(new Shape(2, List.of(3)), typed.x("x3.npy").shape());
    assertEquals(new Shape(3, List.of(2, 1)), typed.x("x4.npy").shape());
    assertArrayEquals(new double[] {4, 5, 6}, typed.x("x2.npy[1]").rows().toArray());
    assertEquals(Optional.empty(), typed.x("x2.npy").targets());
  }

  @Test
  void otherShapesAreRefused() throws IOException {
    npy("x5.npy", "(1, 1, 1, 1, 2)", 1, 2);
    npy("none.npy", "(0, 3)");
    npy("thin.npy", "(3, 0)");
    assertEquals(
        "--x x5.npy: has the shape [1, 1, 1, 1, 2], expected [N], [N, features],"
            + " [N, channels, positions] or [N, channels, height, width] with extents of at"
            + " least 1",
        typed.wrongX("x5.npy"));
    assertEquals("--x none.npy: holds no examples", typed.wrongX("none.npy"));
    assertTrue(typed.wrongX("thin.npy").startsWith("--x thin.npy: has the shape [3, 0]"));
  }

  @Test
  void entriesThatAreNotFiniteAreNamedAndCounted() throws IOException {
    npy("x.npy", "(3, 2)", 1, 2, 3, Double.NaN, Double.NEGATIVE_INFINITY, 6);
    assertEquals(
        "--x x.npy: row 1, column 1 (from 0) is NaN, expected finite numbers; 2 of 6 entries are"
            + " not finite",
        typed.wrongX("x.npy"));
    assertTrue(typed.wrongY("x.npy").contains("row 1, column 1"));
  }

  @Test
  void scalingIsFittedOnAllRowsOfTheFile() throws IOException {
    npy("x.npy", "(4, 2)", 1, 2, 3, 5, 0, 1, 9, 4);
    Matrix all = Matrix.of(4, 2, 1, 2, 3, 5, 0, 1, 9, 4);
    Matrix expected = new UnitSphere().fit(all).apply(all);
    Inputs first = typed.x("x.npy[0:3]@unit-sphere");
    assertArrayEquals(expected.rowRange(0, 3).toArray(), first.rows().toArray());
    Inputs second = typed.x2(first, "x.npy[3]@unit-sphere");
    assertArrayEquals(expected.row(3), second.rows().row(0));
    npy("other.npy", "(4, 2)", 1, 2, 3, 5, 0, 1, 9, 5);
    assertTrue(typed.wrongX2(first, "other.npy@unit-sphere").contains("take rows of one file"));
    assertEquals(4, typed.x2(first, "other.npy").rows().rows(), "may be scaled already");
  }

  @Test
  void tablesAndArchivesAreFilesToo() throws IOException {
    Files.writeString(folder.resolve("x.csv"), "a,b\n1,2\n3,4\n");
    assertArrayEquals(new double[] {3, 4}, typed.x("x.csv[1]").rows().toArray());
    assertEquals(
        "--x x.csv[2]: [2] reaches beyond the rows: x.csv has 2 rows, 0 to 1",
        typed.wrongX("x.csv[2]"));
  }

  @Test
  void filesOfTheDataFolderAreFoundAfterThoseOfTheFolder() throws IOException {
    Files.writeString(data.resolve("x.csv"), "1\n");
    assertEquals(1, typed.x("x.csv").rows().rows());
    Files.writeString(folder.resolve("x.csv"), "1\n2\n");
    assertEquals(2, typed.x("x.csv").rows().rows());
    assertEquals(1, typed.x(data.resolve("x.csv").toString()).rows().rows());
  }

  @Test
  void namesOfFilesMayHoldTheMarksOfTheGrammar() throws IOException {
    Files.writeString(folder.resolve("a@b[0:1]:c.csv"), "1\n2\n3\n");
    assertEquals(3, typed.x("a@b[0:1]:c.csv").rows().rows());
    assertEquals(1, typed.x("a@b[0:1]:c.csv[1]@standardise").rows().rows());
  }

  @Test
  void fileThatIsCalledLikeADataSetDoesNotHideIt() throws IOException {
    Files.writeString(folder.resolve("digits"), "no numbers");
    assertEquals(2, typed.x("digits[0:2]").rows().rows());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "no.npy       | there is no such file; looked for no.npy and ",
        "no.npz:x     | there is no such file; looked for no.npz and ",
        "no/x.csv[:5] | there is no such file; looked for no/x.csv and ",
        "a[1]b.npy    | there is no such file; looked for a[1]b.npy and ",
        "notes.txt    | is a file in no known format; known: arrow, csv, npy, npz",
        "x.csv:a      | is one table without a name",
        "x.csv@image  | @image is for data sets: the array of a file has its shape already",
        "x.csv@sphere | unknown modifier 'sphere'; known: image, none, standardise, unit-sphere",
        "gone.txt     | is no file, and unknown data set 'gone.txt'; known: ",
      })
  void whatIsWrongIsToldWithWhatIsKnown(String text, String message) throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "");
    Files.writeString(folder.resolve("x.csv"), "1,2\n");
    String wrong = typed.wrongX(text);
    assertTrue(wrong.contains(message), wrong);
  }

  @Test
  void wholeNumbersAreClassesAndOthersAreValues() throws IOException {
    write("y.npy", "|i1", "(4,)", new byte[] {0, 2, 1, 2});
    Targets classes = typed.y("y.npy");
    assertEquals(new Labels.Classes(List.of(0, 2, 1, 2), 3), classes.labels());
    assertEquals("centred-one-hot", classes.encoding());
    write("signs.npy", "|i1", "(2,)", new byte[] {-1, 1});
    assertEquals("regression", typed.y("signs.npy").encoding());
    npy("values.npy", "(2, 2)", 0, 1, 1, 0);
    assertEquals("regression", typed.y("values.npy").encoding());
    Files.writeString(folder.resolve("y.csv"), "class\n1\n0\n");
    assertEquals(new Labels.Classes(List.of(1, 0), 2), typed.y("y.csv").labels());
  }

  @Test
  void encodingDecidesWhatWholeNumbersAre() throws IOException {
    write("y.npy", "|i1", "(3,)", new byte[] {0, 2, 1});
    npy("values.npy", "(3,)", 0, 2, 1);
    TargetEncoder.Encoded values =
        typed.encode(typed.y("y.npy"), Optional.empty(), Optional.of("regression"));
    assertArrayEquals(new double[] {0, 2, 1}, values.train().toArray());
    TargetEncoder.Encoded classes =
        typed.encode(
            typed.y("values.npy"), Optional.of(typed.y("y.npy[0:1]")), Optional.of("one-hot"));
    assertArrayEquals(new double[] {1, 0, 0, 0, 0, 1, 0, 1, 0}, classes.train().toArray());
    assertArrayEquals(new double[] {1, 0, 0}, classes.test().orElseThrow().toArray());
    assertEquals("misclassified", classes.encoding().errorName());
  }

  @Test
  void testTargetsThatDoNotGoWithTheTrainingTargetsAreRefused() throws IOException {
    write("two.npy", "|i1", "(2,)", new byte[] {0, 1});
    write("three.npy", "|i1", "(2,)", new byte[] {0, 2});
    npy("real.npy", "(2,)", 0.5, 1);
    npy("pairs.npy", "(1, 2)", 0.5, 1);
    Optional<String> usual = Optional.empty();
    assertEquals(
        "--y three.npy: has 3 classes, --y two.npy has 2",
        typed.wrongEncoding(typed.y("two.npy"), Optional.of(typed.y("three.npy")), usual));
    assertEquals(
        "--y real.npy: holds real values, --y two.npy holds classes",
        typed.wrongEncoding(typed.y("two.npy"), Optional.of(typed.y("real.npy")), usual));
    assertEquals(
        "--y pairs.npy: has 2 outputs, --y real.npy has 1",
        typed.wrongEncoding(typed.y("real.npy"), Optional.of(typed.y("pairs.npy")), usual));
    assertTrue(
        typed
            .wrongEncoding(typed.y("real.npy"), Optional.empty(), Optional.of("odd-even"))
            .startsWith("--y real.npy: odd-even needs classes"));
    assertTrue(
        typed
            .wrongEncoding(typed.y("three.npy"), Optional.empty(), Optional.of("plus-minus-one"))
            .startsWith("--y three.npy: plus-minus-one needs exactly two classes"));
    assertTrue(
        typed
            .wrongEncoding(typed.y("two.npy"), Optional.empty(), Optional.of("one-hat"))
            .startsWith("--target one-hat: unknown target 'one-hat'; did you mean 'one-hot'?"));
  }

  @Test
  void targetsOfOtherShapesAreRefused() throws IOException {
    npy("y.npy", "(1, 1, 2)", 1, 2);
    npy("x.npy", "(1, 2)", 1, 2);
    assertEquals(
        "--y y.npy: has the shape [1, 1, 2], expected [N] or [N, outputs] for targets",
        typed.wrongY("y.npy"));
    assertTrue(typed.wrongY("x.npy@unit-sphere").contains("targets are not scaled"));
  }

  private void npy(String name, String shape, double... values) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(Double.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(values);
    write(name, "<f8", shape, bytes.array());
  }

  private void write(String name, String type, String shape, byte[] values) throws IOException {
    String text = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }\n".formatted(type, shape);
    ByteBuffer file =
        ByteBuffer.allocate(10 + text.length() + values.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put("\u0093NUMPY\u0001\u0000".getBytes(StandardCharsets.ISO_8859_1));
    file.putShort((short) text.length());
    file.put(text.getBytes(StandardCharsets.ISO_8859_1)).put(values);
    Files.write(folder.resolve(name), file.array());
  }
}
