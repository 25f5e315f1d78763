package org.ntklab.datasets.idx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntklab.core.data.Labels;
import org.ntklab.core.data.RawData;
import org.ntklab.core.layer.Shape;
import org.ntklab.datasets.DataGroup;

/** On the real files, where a data folder stands beside the repository. */
class MnistTest {
  /** From this module's folder; Surefire runs tests there. */
  private static final Path IMAGES =
      Path.of("..", "..", "shared", "data", "mnist", "t10k-images-idx3-ubyte.gz");

  @Test
  void testPartOfMnistHasItsKnownClasses() {
    assumeTrue(Files.isReadable(IMAGES), "skipped: no " + IMAGES);
    DataGroup group = DataGroup.of("image: true");
    RawData raw = new IdxFormat().source(IMAGES, group.options()).load();
    assertEquals(List.of(), group.messages());
    assertEquals(new Shape(1, List.of(28, 28)), raw.shape());
    Labels.Classes labels = assertInstanceOf(Labels.Classes.class, raw.labels());
    int[] counts = new int[labels.classes()];
    labels.values().forEach(label -> counts[label]++);
    assertArrayEquals(new int[] {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009}, counts);
    double largest = 0;
    for (double pixel : raw.inputs().row(0)) {
      largest = Math.max(largest, pixel);
    }
    assertTrue(largest > 200 && largest <= 255, "largest pixel " + largest);
  }
}
