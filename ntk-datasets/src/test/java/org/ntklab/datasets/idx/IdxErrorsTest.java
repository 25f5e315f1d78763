package org.ntklab.datasets.idx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ntklab.datasets.idx.IdxBytes.labels;
import static org.ntklab.datasets.idx.IdxBytes.threeImages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;
import org.ntklab.datasets.DataGroup;

class IdxErrorsTest {
  @TempDir Path folder;

  @Test
  void truncatedFileTellsExpectedAndFoundBytes() throws IOException {
    byte[] cut = Arrays.copyOf(threeImages(), 16 + 5);
    assertEquals(
        List.of("a.idx: is truncated: its header announces 3 × 1 × 2, 22 bytes in all, found 21"),
        loadErrors(cut, labels(0, 1, 2)));
  }

  @Test
  void truncatedHeaderTellsExpectedAndFoundBytes() throws IOException {
    for (int length : new int[] {0, 3, 13}) {
      List<String> errors = loadErrors(Arrays.copyOf(threeImages(), length), labels(0, 1, 2));
      assertEquals(
          List.of(
              "a.idx: is truncated: the header of an IDX file of images has 16 bytes, found "
                  + length),
          errors);
    }
  }

  @Test
  void trailingBytesAreReported() throws IOException {
    assertEquals(
        List.of(
            "a.idx: has trailing bytes: its header announces 3 × 1 × 2, 22 bytes in all, found 25"),
        loadErrors(Arrays.copyOf(threeImages(), 25), labels(0, 1, 2)));
  }

  @Test
  void labelsInPlaceOfImagesAreToldByTheirMagicNumber() throws IOException {
    assertEquals(
        List.of(
            "a.idx: is no IDX file of images: expected the magic number 2051, found 2049"
                + ", which is one of labels"),
        loadErrors(labels(0, 1, 2), labels(0, 1, 2)));
  }

  @Test
  void allFilesAreLookedAtBeforeReporting() throws IOException {
    byte[] noise = IdxBytes.of(new int[] {77, 88, 99, 11});
    List<String> errors = loadErrors(noise, noise);
    assertEquals(2, errors.size());
    assertTrue(errors.get(1).startsWith("b.idx: is no IDX file of labels"), errors.get(1));
  }

  @Test
  void labelsAndImagesAreEquallyMany() throws IOException {
    List<String> errors = loadErrors(threeImages(), labels(0, 1));
    assertEquals(List.of("b.idx: holds 2 labels, expected 3, one an image of a.idx"), errors);
  }

  @Test
  void absurdHeaderIsRefusedBeforeAnyMemoryIsTaken() throws IOException {
    byte[] huge = IdxBytes.of(new int[] {IdxBytes.IMAGES, Integer.MAX_VALUE, 28, 28}, 1, 2);
    assertTrue(loadErrors(huge, labels(0)).get(0).contains("less than 2 GiB"));
    byte[] none = IdxBytes.of(new int[] {IdxBytes.IMAGES, 0, 28, 28});
    assertTrue(loadErrors(none, labels(0)).get(0).contains("at least 1 each"));
  }

  @Test
  void partsOfDifferentSizesAreReported() throws IOException {
    Path images = IdxBytes.write(folder, "a.idx", threeImages());
    IdxBytes.write(folder, "b.idx", labels(0, 1, 2));
    IdxBytes.write(folder, "c.idx", IdxBytes.of(new int[] {IdxBytes.IMAGES, 1, 1, 1}, 5));
    IdxBytes.write(folder, "d.idx", labels(0));
    DataGroup group = DataGroup.of("{labels: b.idx, test-file: c.idx, test-labels: d.idx}");
    assertEquals(
        List.of("c.idx: images are 1 × 1, expected 1 × 2 as in a.idx"),
        errors(new IdxFormat().source(images, group.options())));
  }

  @Test
  void missingCompanionsAreBlamedOnTheirKeys() throws IOException {
    Path images = IdxBytes.write(folder, "train-images-idx3-ubyte", threeImages());
    assertTrue(configErrors(images, "").get(0).contains("its labels are missing"));
    List<String> both = configErrors(images, "{labels: no.idx, test-file: nor.idx}");
    assertEquals(2, both.size());
    assertTrue(both.get(0).contains("data.labels: there is no such file"));
    assertTrue(both.get(1).contains("data.test-file: there is no such file"));
  }

  @Test
  void nameThatDoesNotTellTheLabelsAsksForThem() throws IOException {
    Path images = IdxBytes.write(folder, "a.idx", threeImages());
    assertTrue(configErrors(images, "").get(0).contains("give 'labels'"));
  }

  @Test
  void testLabelsWithoutTestImagesAreReported() throws IOException {
    Path images = IdxBytes.write(folder, "a.idx", threeImages());
    IdxBytes.write(folder, "b.idx", labels(0, 1, 2));
    List<String> errors = configErrors(images, "{labels: b.idx, test-labels: b.idx}");
    assertEquals(1, errors.size());
    assertTrue(errors.get(0).contains("data.test-labels: needs 'test-file'"));
  }

  @Test
  void packedFileThatEndsTooEarlyIsReportedOnce() throws IOException {
    Path images = IdxBytes.write(folder, "a.idx.gz", threeImages());
    byte[] packed = Files.readAllBytes(images);
    Files.write(images, Arrays.copyOf(packed, packed.length - 9));
    IdxBytes.write(folder, "b.idx", labels(0, 1, 2));
    DataGroup group = DataGroup.of("labels: b.idx");
    assertEquals(
        List.of("a.idx.gz: is a gzip file that ends too early: fetch it again"),
        errors(new IdxFormat().source(images, group.options())));
  }

  private List<String> configErrors(Path images, String options) {
    DataGroup group = DataGroup.of(options);
    new IdxFormat().source(images, group.options());
    return group.messages();
  }

  private List<String> loadErrors(byte[] images, byte[] labels) throws IOException {
    Path file = IdxBytes.write(folder, "a.idx", images);
    IdxBytes.write(folder, "b.idx", labels);
    DataGroup group = DataGroup.of("labels: b.idx");
    return errors(new IdxFormat().source(file, group.options()));
  }

  private List<String> errors(DataSource source) {
    return assertThrows(InvalidInputException.class, source::load).problems().stream()
        .map(Problem::toString)
        .map(message -> message.replace(folder + "/", ""))
        .toList();
  }
}
