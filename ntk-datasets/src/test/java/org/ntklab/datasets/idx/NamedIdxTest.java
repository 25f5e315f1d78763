package org.ntklab.datasets.idx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.core.data.DataFolder;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.Labels;
import org.ntklab.core.data.RawData;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.datasets.DataGroup;

class NamedIdxTest {
  @TempDir Path data;

  @Test
  void filesOfTheFolderAreTheOfficialParts() throws IOException {
    SmallMnist.write(data, "mnist");
    RawData raw = read("").load();
    assertEquals(OptionalInt.of(3), raw.officialTraining());
    assertEquals(Shape.vector(2), raw.shape());
    assertArrayEquals(new double[] {7, 6}, raw.inputs().row(4));
    assertEquals(new Labels.Classes(List.of(4, 0, 2, 1, 3), 10), raw.labels());
  }

  @Test
  void imagesKeepTheirShapeOnRequest() throws IOException {
    SmallMnist.write(data, "mnist");
    assertEquals(new Shape(1, List.of(1, 2)), read("image: true").load().shape());
  }

  @Test
  void fingerprintIsThatOfTheContentHoweverItIsPacked() throws IOException {
    Path folder = SmallMnist.write(data, "mnist");
    String packed = read("").fingerprint();
    Files.delete(folder.resolve("train-images-idx3-ubyte.gz"));
    IdxBytes.write(folder, "train-images.idx3-ubyte", IdxBytes.threeImages());
    assertEquals(packed, read("").fingerprint());
    IdxBytes.write(folder, "train-labels-idx1-ubyte", IdxBytes.labels(4, 0, 3));
    assertNotEquals(packed, read("").fingerprint());
  }

  @Test
  void missingFilesAreToldWithTheirPlace() throws IOException {
    DataGroup none = DataGroup.of("name: mnist");
    none.options().node("name");
    new Mnist(new DataFolder(data)).read(none.options());
    assertEquals(
        List.of(
            "study.yaml:1: data: mnist needs train-images-idx3-ubyte, train-labels-idx1-ubyte,"
                + " t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte in "
                + data.resolve("mnist")
                + ": put them there, packed (.gz) or not, or name another data folder with"
                + " --data-dir or NTK_DATA"),
        none.messages());
    Path folder = SmallMnist.write(data, "fashion-mnist");
    Files.delete(folder.resolve("t10k-labels-idx1-ubyte"));
    DataGroup one = DataGroup.of("");
    new FashionMnist(new DataFolder(data)).read(one.options());
    assertTrue(one.messages().get(0).contains("needs t10k-labels-idx1-ubyte in "));
    assertTrue(one.messages().get(0).contains("put it there"));
  }

  @Test
  void malformedFilesAreToldWhenTheyAreLoaded() throws IOException {
    Path folder = SmallMnist.write(data, "mnist");
    IdxBytes.write(folder, "t10k-labels-idx1-ubyte", IdxBytes.labels(1));
    DataSource source = read("");
    InvalidInputException e = assertThrows(InvalidInputException.class, source::load);
    assertTrue(e.getMessage().contains("holds 1 labels, expected 2"), e.getMessage());
  }

  private DataSource read(String options) {
    DataGroup group = DataGroup.of(options);
    DataSource source = new Mnist(new DataFolder(data)).read(group.options());
    assertEquals(List.of(), group.messages());
    return source;
  }
}
