package org.ntklab.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataException;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.DataSpec;
import org.ntklab.core.data.Dataset;
import org.ntklab.core.data.InputScaling;
import org.ntklab.core.data.TargetEncoding;
import org.ntklab.core.problem.Problems;
import org.ntklab.datasets.csv.CsvFormat;
import org.ntklab.datasets.embedded.Iris;
import org.ntklab.datasets.encoding.CentredOneHot;
import org.ntklab.datasets.encoding.Regression;
import org.ntklab.datasets.scale.Standardise;
import org.ntklab.datasets.scale.UnitSphere;
import org.ntklab.datasets.scale.Unscaled;

/** The sources, targets and scalings of this module under the core's rule for splitting. */
class SplitTest {
  private static final OptionalLong FILE_ORDER = OptionalLong.empty();

  @TempDir Path folder;

  @Test
  void partsFollowEachOtherInFileOrder() throws IOException {
    Dataset data = spec(counting(10), 4, 2, 3, new Unscaled(), FILE_ORDER).load();
    assertArrayEquals(new double[] {0, 1, 2, 3}, data.train().inputs().toArray());
    assertArrayEquals(new double[] {4, 5}, data.probe().inputs().toArray());
    assertArrayEquals(new double[] {6, 7, 8}, data.test().inputs().toArray());
    assertArrayEquals(new double[] {60, 70, 80}, data.test().targets().toArray());
  }

  @Test
  void scalingIsFittedOnTheTrainingPartOnly() throws IOException {
    Dataset few = spec(counting(10), 3, 1, 0, new Standardise(), FILE_ORDER).load();
    Dataset more = spec(counting(10), 3, 1, 6, new Standardise(), FILE_ORDER).load();
    // Rows 0, 1, 2: mean 1, deviation √(2/3); the probe row is 3.
    double deviation = Math.sqrt(2.0 / 3);
    assertEquals(2 / deviation, few.probe().inputs().get(0, 0), 1e-12);
    assertArrayEquals(few.train().inputs().toArray(), more.train().inputs().toArray());
    assertEquals(8 / deviation, more.test().inputs().get(5, 0), 1e-12);
  }

  @Test
  void shufflesAreReproducibleAndOnlyReorder() throws IOException {
    DataSource source = counting(20);
    double[] first = all(spec(source, 10, 5, 5, new Unscaled(), OptionalLong.of(3)).load());
    double[] again = all(spec(source, 10, 5, 5, new Unscaled(), OptionalLong.of(3)).load());
    double[] other = all(spec(source, 10, 5, 5, new Unscaled(), OptionalLong.of(4)).load());
    double[] plain = all(spec(source, 10, 5, 5, new Unscaled(), FILE_ORDER).load());
    assertArrayEquals(first, again);
    assertFalse(Arrays.equals(first, other));
    Arrays.sort(first);
    assertArrayEquals(plain, first);
  }

  @Test
  void probeBeyondTheDataIsBlamedOnItsKey() {
    DataSource iris = new Iris().read(Options.none(new Problems()));
    DataSpec spec =
        new DataSpec(iris, 100, 51, 0, new CentredOneHot(), new UnitSphere(), FILE_ORDER);
    DataException problem = assertThrows(DataException.class, spec::load);
    assertEquals("probe", problem.key());
    assertEquals("asks for 51 rows after 100 for training; iris has 150", problem.getMessage());
  }

  @Test
  void targetThatTheLabelsCannotHaveIsBlamedOnItsKey() {
    DataSource iris = new Iris().read(Options.none(new Problems()));
    DataSpec spec = new DataSpec(iris, 9, 9, 0, new Regression(), new UnitSphere(), FILE_ORDER);
    assertEquals("target", assertThrows(DataException.class, spec::load).key());
  }

  @Test
  void otherSeedsGiveOtherTrainingRows() throws IOException {
    List<double[]> parts = new ArrayList<>();
    for (long seed = 0; seed < 2; seed++) {
      DataSpec spec = spec(counting(207), 13, 1, 0, new Unscaled(), OptionalLong.of(seed));
      parts.add(spec.load().train().inputs().toArray());
    }
    assertNotEquals(Arrays.toString(parts.get(0)), Arrays.toString(parts.get(1)));
  }

  private static double[] all(Dataset data) {
    List<Double> inputs = new ArrayList<>();
    for (var part : List.of(data.train(), data.probe(), data.test())) {
      Collections.addAll(
          inputs, Arrays.stream(part.inputs().toArray()).boxed().toArray(Double[]::new));
    }
    return inputs.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static DataSpec spec(
      DataSource source, int train, int probe, int test, InputScaling scaling, OptionalLong seed) {
    TargetEncoding target = new Regression();
    return new DataSpec(source, train, probe, test, target, scaling, seed);
  }

  /** Rows i, 10 i. */
  private DataSource counting(int rows) throws IOException {
    StringBuilder text = new StringBuilder("x,y\n");
    for (int i = 0; i < rows; i++) {
      text.append(i).append(',').append(10 * i).append('\n');
    }
    Path file = Files.writeString(folder.resolve("counting.csv"), text);
    return new CsvFormat().source(file, Options.none(new Problems()));
  }
}
