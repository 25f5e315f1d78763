package org.ntklab.datasets.idx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ntklab.datasets.idx.IdxBytes.labels;
import static org.ntklab.datasets.idx.IdxBytes.threeImages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.Labels;
import org.ntklab.core.data.RawData;
import org.ntklab.core.layer.Shape;
import org.ntklab.datasets.DataGroup;

class IdxFormatTest {
  private static final double[] PIXELS = {0, 255, 128, 7, 1, 2};

  @TempDir Path folder;

  @Test
  void idxIsRecognisedByItsNamePackedOrNot() {
    IdxFormat format = new IdxFormat();
    assertTrue(format.accepts("train-images-idx3-ubyte.gz"));
    assertTrue(format.accepts("t10k-images.idx3-ubyte"));
    assertTrue(format.accepts("letters.idx"));
    assertFalse(format.accepts("letters.idx.csv"));
    assertFalse(format.accepts("idx3-ubyte.txt"));
  }

  @Test
  void pixelsAreUnsignedAndLabelsAreFoundBesideTheImages() throws IOException {
    for (String ending : List.of("-idx%d-ubyte", ".idx%d-ubyte", "-idx%d-ubyte.gz")) {
      Path images = write("train-images" + ending.formatted(3), threeImages());
      write("train-labels" + ending.formatted(1), labels(4, 0, 2));
      RawData raw = source(images, "").load();
      assertArrayEquals(PIXELS, raw.inputs().toArray());
      assertEquals(Shape.vector(2), raw.shape());
      assertEquals(new Labels.Classes(List.of(4, 0, 2), 5), raw.labels());
      assertEquals(OptionalInt.empty(), raw.officialTraining());
    }
  }

  @Test
  void imagesKeepTheirShapeOnRequest() throws IOException {
    Path images = write("a.idx", threeImages());
    write("b.idx", labels(0, 1, 0));
    RawData raw = source(images, "{image: true, labels: b.idx}").load();
    assertEquals(new Shape(1, List.of(1, 2)), raw.shape());
  }

  @Test
  void testFilesAreTheOfficialTestPart() throws IOException {
    Path images = write("train-images-idx3-ubyte", threeImages());
    write("train-labels-idx1-ubyte", labels(0, 1, 0));
    write("t10k-images-idx3-ubyte", IdxBytes.of(new int[] {IdxBytes.IMAGES, 1, 1, 2}, 9, 8));
    write("t10k-labels-idx1-ubyte", labels(3));
    RawData raw = source(images, "test-file: t10k-images-idx3-ubyte").load();
    assertEquals(OptionalInt.of(3), raw.officialTraining());
    assertArrayEquals(new double[] {9, 8}, raw.inputs().row(3));
    assertEquals(new Labels.Classes(List.of(0, 1, 0, 3), 4), raw.labels());
  }

  @Test
  void otherFilesAreRelativeToWhatTheFileIsRelativeTo() throws IOException {
    Files.createDirectories(folder.resolve("deep/er"));
    Path images = write("deep/er/a.idx", threeImages());
    write("deep/b.idx", labels(0, 1, 0));
    assertEquals(3, source(images, "{file: er/a.idx, labels: b.idx}").load().labels().rows());
    assertEquals(
        3, source(images, "{file: deep/er/a.idx, labels: deep/b.idx}").load().labels().rows());
  }

  @Test
  void fingerprintFollowsLabelsAndTestPart() throws IOException {
    Path images = write("a.idx", threeImages());
    write("b.idx", labels(0, 1, 0));
    write("c.idx", labels(0, 1, 1));
    String plain = source(images, "labels: b.idx").fingerprint();
    assertEquals(plain, source(images, "labels: b.idx").fingerprint());
    assertNotEquals(plain, source(images, "labels: c.idx").fingerprint());
    assertNotEquals(
        plain,
        source(images, "{labels: b.idx, test-file: a.idx, test-labels: b.idx}").fingerprint());
  }

  private static DataSource source(Path file, String options) {
    DataGroup group = DataGroup.of(options);
    DataSource source = new IdxFormat().source(file, group.options());
    assertEquals(List.of(), group.messages());
    return source;
  }

  private Path write(String name, byte[] content) throws IOException {
    return IdxBytes.write(folder, name, content);
  }
}
