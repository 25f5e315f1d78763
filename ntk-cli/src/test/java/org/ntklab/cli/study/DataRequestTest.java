package org.ntklab.cli.study;

import static com.google.inject.multibindings.OptionalBinder.newOptionalBinder;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.core.Ntk;
import org.ntklab.core.data.DataFolder;
import org.ntklab.core.data.Dataset;
import org.ntklab.core.experiment.DataRequest;
import org.ntklab.core.experiment.DataRequestReader;
import org.ntklab.core.input.InputReader;
import org.ntklab.core.input.Inputs;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.plugin.PluginCatalogue;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;

/** What commands ask for, with every module of the project. */
class DataRequestTest {
  /** From this module's folder; Surefire runs tests there. */
  private static final Path DATA = Path.of("..", "..", "shared", "data");

  private static final Path MNIST = DATA.resolve("mnist/t10k-images-idx3-ubyte.gz");

  @TempDir private Path folder;
  private final Problems problems = new Problems();
  private final Ntk ntk =
      Ntk.with(
          PluginCatalogue.ofClassPath(),
          binder ->
              newOptionalBinder(binder, DataFolder.class)
                  .setBinding()
                  .toInstance(new DataFolder(DATA)));

  @Test
  void defaultsAreThoseOfAnExperiment() {
    Dataset data = read("digits", 1000, 500, "", "").orElseThrow();
    assertEquals(10, data.outputs());
    assertEquals(0.9, data.train().targets().row(0)[0], 1e-15, "digit 0, centred");
    double squares = 0;
    for (double x : data.test().inputs().row(499)) {
      squares += x * x;
    }
    assertEquals(64, squares, 1e-9, "on the sphere");
    assertEquals(new Shape(1, List.of(8, 8)), read("digits@image", 5, 5, "", "").get().shape());
  }

  @Test
  void tablesAreRead() throws IOException {
    Files.writeString(folder.resolve("my.csv"), "y,a,b\n1,2,3\n4,5,6\n7,8,9\n");
    Dataset last = read("my.csv", 2, 1, "", "none").orElseThrow();
    assertArrayEquals(new double[] {3, 6}, last.train().targets().toArray());
    Dataset named = read("{file: my.csv, target-column: y}", 2, 1, "", "none").orElseThrow();
    assertArrayEquals(new double[] {1, 4}, named.train().targets().toArray());
    assertArrayEquals(new double[] {8, 9}, named.test().inputs().toArray());
    read("your.csv", 2, 1, "", "");
    read("{file: my.csv, target-column: z}", 2, 1, "", "");
    List<String> messages = problems.list().stream().map(Problem::toString).toList();
    assertTrue(messages.get(0).startsWith("--data your.csv: there is no such file; looked for "));
    assertTrue(
        messages.get(1).startsWith("--data {file: my.csv, target-column: z}: target-column: "));
  }

  @Test
  void testRowsAreThoseOfTheOfficialTestPart() {
    assumeTrue(Files.isReadable(MNIST), "skipped: no " + MNIST);
    Dataset data = read("mnist", 100, 20, "", "none").orElseThrow();
    InputReader inputs = ntk.get(InputReader.class);
    Inputs train = inputs.read("--x", "mnist:train[:100]", folder, problems).orElseThrow();
    Inputs test = inputs.readLike(train, "--x2", "mnist:test[:20]", folder, problems).orElseThrow();
    assertArrayEquals(train.rows().toArray(), data.train().inputs().toArray());
    assertArrayEquals(test.rows().toArray(), data.test().inputs().toArray());
    read("mnist", 100, 10_001, "", "");
    assertEquals(
        "--test 10001: asks for 10001 rows; mnist has 10000 in its official test part",
        problems.list().get(0).toString());
  }

  @Test
  void keysOfTheSetFollowItsName() throws IOException {
    Dataset some = read("digits@classes=3,8@downsample=2@image", 100, 50, "", "zca").orElseThrow();
    assertEquals(new Shape(1, List.of(4, 4)), some.shape());
    assertEquals(2, some.outputs());
    Dataset same =
        read("{name: digits, classes: [3, 8], downsample: 2}", 100, 50, "", "zca").orElseThrow();
    assertArrayEquals(some.test().inputs().toArray(), same.test().inputs().toArray());
    Dataset mixture = read("gaussian-mixture@features=3@seed=1", 5, 5, "", "").orElseThrow();
    assertEquals(Shape.vector(3), mixture.shape());
    assertEquals(Optional.empty(), read("digits@clases=3,8", 5, 5, "", ""));
    assertEquals(Optional.empty(), read("digits@unit-sphere", 5, 5, "", ""));
    assertEquals(Optional.empty(), read("digits@downsample=3", 5, 5, "", ""));
    assertEquals(Optional.empty(), read("digits@train=3", 5, 5, "", ""));
    List<String> messages = problems.list().stream().map(Problem::toString).toList();
    assertTrue(
        messages.get(0).startsWith("--data digits@clases=3,8: clases: unknown key; did you mean"),
        messages.get(0));
    assertEquals(
        "--data digits@unit-sphere: expected digits, digits@image or digits@KEY=VALUE: rows are"
            + " chosen by --train and --test, the scaling by --scale",
        messages.get(1));
    assertTrue(messages.get(2).contains("downsample: found 3, which does not divide"));
    assertEquals("--data digits@train=3: 'train' is given by --train", messages.get(3));
  }

  @Test
  void allRowsAreThoseThatAreLeft() throws IOException {
    Dataset data = read("digits", 0, 797, "", "none").orElseThrow();
    assertEquals(1000, data.train().count());
    assertEquals(797, data.test().count());
    assertEquals(1697, read("digits", 100, 0, "", "none").orElseThrow().test().count());
    read("digits", 0, 0, "", "none");
    assertEquals(
        "--test all: found 'all' for both parts, and digits has no official test part: give one"
            + " number",
        problems.list().get(0).toString());
    assumeTrue(Files.isDirectory(DATA.resolve("uci")), "skipped: no uci in " + DATA);
    Dataset abalone = read("uci@set=abalone@fold=1", 0, 0, "", "none").orElseThrow();
    assertEquals(3133, abalone.train().count());
    assertEquals(1044, abalone.test().count());
    Dataset halves = read("uci@set=abalone@fold=validation", 0, 0, "", "none").orElseThrow();
    assertEquals(2089, halves.train().count());
    assertEquals(2088, halves.test().count());
  }

  private Optional<Dataset> read(String data, int train, int test, String target, String scale) {
    DataRequest request =
        new DataRequest(
            data,
            train > 0 ? OptionalInt.of(train) : OptionalInt.empty(),
            test > 0 ? OptionalInt.of(test) : OptionalInt.empty(),
            Optional.of(target).filter(name -> !name.isEmpty()),
            Optional.of(scale).filter(name -> !name.isEmpty()),
            OptionalLong.empty());
    return ntk.get(DataRequestReader.class).read(request, folder, problems);
  }
}
