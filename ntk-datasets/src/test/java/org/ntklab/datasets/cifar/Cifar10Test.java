package org.ntklab.datasets.cifar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

class Cifar10Test {
  /** From this module's folder; Surefire runs tests there. */
  private static final Path DATA = Path.of("..", "..", "shared", "data");

  @TempDir Path data;

  @Test
  void batchesThatAreThereFollowEachOther() throws IOException {
    SmallCifar.write(data);
    RawData raw = read("").load();
    assertEquals(new Labels.Classes(List.of(3, 9, 7, 1, 0, 2), 10), raw.labels());
    assertEquals(OptionalInt.of(3), raw.officialTraining());
    assertEquals(Shape.vector(3072), raw.shape());
    assertEquals(9 + 100, raw.inputs().get(1, 100));
    assertEquals((7 + 3071) % 256, raw.inputs().get(2, 3071));
  }

  @Test
  void imagesAreChannelsFirst() throws IOException {
    SmallCifar.write(data);
    RawData raw = read("image: true").load();
    assertEquals(new Shape(3, List.of(32, 32)), raw.shape());
    assertArrayEquals(read("").load().inputs().toArray(), raw.inputs().toArray());
  }

  @Test
  void fingerprintIsThatOfTheContent() throws IOException {
    Path folder = SmallCifar.write(data);
    String before = read("").fingerprint();
    Files.delete(folder.resolve("data_batch_2.bin.gz"));
    SmallCifar.batch(folder.resolve("data_batch_2.bin"), 3, 9);
    assertEquals(before, read("").fingerprint());
    SmallCifar.batch(folder.resolve("data_batch_2.bin"), 3, 8);
    assertNotEquals(before, read("").fingerprint());
  }

  @Test
  void missingFilesAreToldWithTheirPlace() {
    DataGroup group = DataGroup.of("");
    new Cifar10(new DataFolder(data)).read(group.options());
    assertEquals(
        List.of(
            "study.yaml: data: cifar10 needs data_batch_1.bin (to data_batch_5.bin),"
                + " test_batch.bin in "
                + data.resolve("cifar10")
                + ": put them there, packed (.gz) or not, or name another data folder with"
                + " --data-dir or NTK_DATA"),
        group.messages());
  }

  @Test
  void malformedFilesAreAllTold() throws IOException {
    Path folder = SmallCifar.write(data);
    Files.write(folder.resolve("data_batch_1.bin"), new byte[3075]);
    Files.write(folder.resolve("data_batch_3.bin"), new byte[0]);
    SmallCifar.batch(folder.resolve("test_batch.bin"), 1, 10);
    InvalidInputException e = assertThrows(InvalidInputException.class, read("")::load);
    List<String> messages =
        e.problems().stream().map(problem -> problem.toString().replace(folder + "/", "")).toList();
    assertEquals(
        List.of(
            "data_batch_1.bin: found 3075 bytes, expected records of 3073 (a class and [3, 32, 32]"
                + " pixels): the last has 2",
            "data_batch_3.bin: found 0 bytes, expected records of 3073 (a class and [3, 32, 32]"
                + " pixels): there is none",
            "test_batch.bin: record 1 (from 0) has the class 10, expected 0 to 9: is it in this"
                + " format?"),
        messages);
  }

  @Test
  void anyFileOfTheFormIsRead() throws IOException {
    Path folder = SmallCifar.write(data);
    Path file = folder.resolve("data_batch_2.bin.gz");
    CifarFormat format = new CifarFormat();
    assertTrue(format.accepts("data_batch_2.bin.gz") && format.accepts("x.BIN"));
    assertTrue(!format.accepts("x.bin.zip") && !format.accepts("bin"));
    DataGroup alone = DataGroup.of("file: data_batch_2.bin.gz\nimage: true");
    alone.options().text("file").optional();
    RawData raw = format.source(file, alone.options()).load();
    assertEquals(OptionalInt.empty(), raw.officialTraining());
    assertEquals(2, raw.inputs().rows());
    DataGroup both = DataGroup.of("file: data_batch_2.bin.gz\ntest-file: test_batch.bin");
    RawData split = format.source(file, both.options()).load();
    assertEquals(List.of(), both.messages());
    assertEquals(OptionalInt.of(2), split.officialTraining());
    assertEquals(5, split.inputs().rows());
    DataGroup wrong = DataGroup.of("file: data_batch_2.bin.gz\ntest-file: none.bin");
    format.source(file, wrong.options());
    assertTrue(
        wrong.messages().get(0).startsWith("study.yaml:2: data.test-file: there is no such"));
  }

  @Test
  void realImagesHaveTheirKnownClassesAndFirstPixels() {
    Path batch = DATA.resolve("cifar10/data_batch_1.bin.gz");
    assumeTrue(Files.isReadable(batch), "skipped: no " + batch);
    DataSource source = new Cifar10(new DataFolder(DATA)).read(DataGroup.of("").options());
    RawData raw = source.load();
    int training = raw.officialTraining().orElseThrow();
    assertEquals(1000, training);
    assertArrayEquals(
        new int[] {102, 112, 99, 92, 99, 85, 107, 102, 99, 103},
        counts(raw.labels().rowRange(0, 1000)));
    assertArrayEquals(
        new int[] {57, 41, 51, 49, 40, 48, 54, 47, 57, 56},
        counts(raw.labels().rowRange(1000, 1500)));
    for (int channel = 0; channel < 3; channel++) {
      assertEquals(new int[] {59, 62, 63}[channel], raw.inputs().get(0, channel * 1024));
      assertEquals(new int[] {158, 112, 49}[channel], raw.inputs().get(1000, channel * 1024));
    }
    assertTrue(
        source
            .fingerprint()
            .startsWith(
                "cifar10 sha256:1c5f9ea0fc1111d586f29115efd3db25eecf7db27b29aaebbe84721446b052cc+"));
  }

  private static int[] counts(Labels labels) {
    int[] counts = new int[10];
    ((Labels.Classes) labels).values().forEach(label -> counts[label]++);
    return counts;
  }

  private DataSource read(String yaml) {
    DataGroup group = DataGroup.of(yaml);
    DataSource source = new Cifar10(new DataFolder(data)).read(group.options());
    assertEquals(List.of(), group.messages());
    return source;
  }
}
