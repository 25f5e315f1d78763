package org.ntklab.datasets.idx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataFolder;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.Labels;
import org.ntklab.core.data.RawData;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.problem.Problems;
import org.ntklab.datasets.DataGroup;

/** On the real files, where a data folder stands beside the repository. */
class MnistTest {
  /** From this module's folder; Surefire runs tests there. */
  private static final Path DATA = Path.of("..", "..", "shared", "data");

  private static final Path IMAGES = DATA.resolve("mnist/t10k-images-idx3-ubyte.gz");

  private static final int[] TEST_COUNTS = {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009};

  @Test
  void testPartOfMnistHasItsKnownClasses() {
    assumeTrue(Files.isReadable(IMAGES), "skipped: no " + IMAGES);
    DataGroup group = DataGroup.of("image: true");
    RawData raw = new IdxFormat().source(IMAGES, group.options()).load();
    assertEquals(List.of(), group.messages());
    assertEquals(new Shape(1, List.of(28, 28)), raw.shape());
    assertArrayEquals(TEST_COUNTS, counts(raw.labels()));
    double largest = 0;
    for (double pixel : raw.inputs().row(0)) {
      largest = Math.max(largest, pixel);
    }
    assertTrue(largest > 200 && largest <= 255, "largest pixel " + largest);
  }

  @Test
  void mnistByNameHasBothParts() {
    assumeTrue(Files.isReadable(IMAGES), "skipped: no " + IMAGES);
    RawData raw = load(new Mnist(new DataFolder(DATA)));
    assertEquals("[70000, 784]", raw.inputs().toString());
    assertEquals(OptionalInt.of(60_000), raw.officialTraining());
    assertArrayEquals(
        new int[] {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949},
        counts(raw.labels().rowRange(0, 60_000)));
    assertArrayEquals(TEST_COUNTS, counts(raw.labels().rowRange(60_000, 70_000)));
    DataSource source = new Mnist(new DataFolder(DATA)).read(Options.none(new Problems()));
    String published = "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db";
    assertTrue(source.fingerprint().startsWith("mnist sha256:" + published));
  }

  @Test
  void fashionMnistByNameHasItsTestPart() {
    Path images = DATA.resolve("fashion-mnist/t10k-images-idx3-ubyte.gz");
    assumeTrue(Files.isReadable(images), "skipped: no " + images);
    RawData raw = load(new FashionMnist(new DataFolder(DATA)));
    int training = raw.officialTraining().orElseThrow();
    assertEquals(10_000, raw.inputs().rows() - training);
    for (int count : counts(raw.labels().rowRange(training, training + 10_000))) {
      assertEquals(1000, count);
    }
  }

  private static RawData load(Kind<DataSource> kind) {
    return kind.read(Options.none(new Problems())).load();
  }

  private static int[] counts(Labels labels) {
    Labels.Classes classes = assertInstanceOf(Labels.Classes.class, labels);
    int[] counts = new int[classes.classes()];
    classes.values().forEach(label -> counts[label]++);
    return counts;
  }
}
