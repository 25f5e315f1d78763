package org.ntklab.datasets.embedded;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.Labels;
import org.ntklab.core.data.RawData;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.problem.Problems;
import org.ntklab.datasets.DataGroup;

class EmbeddedSetsTest {

  static List<EmbeddedTable> all() {
    return List.of(
        table(new Digits()),
        table(new Iris()),
        table(new Wine()),
        table(new BreastCancer()),
        table(new Diabetes()));
  }

  private static EmbeddedTable table(Kind<?> kind) {
    return (EmbeddedTable) kind.read(Options.none(new Problems()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void resourceHasTheDigestOfItsDescription(EmbeddedTable set) throws Exception {
    byte[] bytes;
    try (InputStream resource = EmbeddedTable.class.getResourceAsStream(set.file())) {
      bytes = resource.readAllBytes();
    }
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
    assertTrue(set.description().source().contains(HexFormat.of().formatHex(digest)));
    assertTrue(set.fingerprint().contains(HexFormat.of().formatHex(digest)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void summaryTellsTheRowsAndFeaturesThatAreLoaded(EmbeddedTable set) {
    RawData raw = set.load();
    String counts = "%d rows, %d features".formatted(raw.inputs().rows(), raw.inputs().columns());
    assertTrue(set.description().summary().contains(counts), set.description().summary());
    assertEquals(set.classification(), raw.labels() instanceof Labels.Classes);
  }

  @Test
  void classesAreAsManyAsTheSourcesCount() {
    assertArrayEquals(
        new int[] {178, 182, 177, 183, 181, 182, 181, 179, 174, 180}, perClass(new Digits()));
    assertArrayEquals(new int[] {50, 50, 50}, perClass(new Iris()));
    assertArrayEquals(new int[] {59, 71, 48}, perClass(new Wine()));
    assertArrayEquals(new int[] {212, 357}, perClass(new BreastCancer()));
  }

  private static int[] perClass(Kind<?> kind) {
    Labels.Classes labels = assertInstanceOf(Labels.Classes.class, table(kind).load().labels());
    int[] counts = new int[labels.classes()];
    labels.values().forEach(label -> counts[label]++);
    return counts;
  }

  @Test
  void firstRowOfIrisIsTheOneThatEverybodyKnows() {
    assertArrayEquals(new double[] {5.1, 3.5, 1.4, 0.2}, table(new Iris()).load().inputs().row(0));
  }

  @Test
  void diabetesTargetsAreRawAndGoFrom25To346() {
    Labels.Values labels =
        assertInstanceOf(Labels.Values.class, table(new Diabetes()).load().labels());
    double[] values = labels.values().toArray();
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
    }
    assertEquals(25, lowest);
    assertEquals(346, highest);
    assertEquals(151, values[0]);
  }

  @Test
  void digitsAreVectorsUnlessAskedForAsImages() {
    assertEquals(Shape.vector(64), table(new Digits()).load().shape());
    DataGroup group = DataGroup.of("image: true");
    RawData images = new Digits().read(group.options()).load();
    assertEquals(new Shape(1, List.of(8, 8)), images.shape());
    assertEquals(List.of(), group.messages());
    assertEquals(true, group.options().canonical().get("image"));
  }

  @Test
  void onlyDigitsAreImages() {
    DataGroup group = DataGroup.of("image: true");
    new Iris().read(group.options());
    assertEquals(1, group.messages().size());
    assertTrue(group.messages().get(0).contains("data.image: unknown key"));
  }
}
