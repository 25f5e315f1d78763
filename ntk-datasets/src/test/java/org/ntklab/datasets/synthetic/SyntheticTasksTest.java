package org.ntklab.datasets.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.Labels;
import org.ntklab.core.data.RawData;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.plugin.ExtensionPoint;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.random.RandomStreams;
import org.ntklab.datasets.DataGroup;

/** Teachers, parities and mixtures. */
public class SyntheticTasksTest {
  /** The one function that these tests know by name. */
  public static final Kinds<Activation> ACTIVATIONS =
      new Kinds<>(ExtensionPoint.ACTIVATION, Map.of("relu", () -> options -> new Rectifier()));

  private static final Map<String, Kind<DataSource>> TASKS =
      Map.of(
          "teacher-student", new TeacherStudentKind(ACTIVATIONS),
          "sparse-parity", new SparseParityKind(),
          "sparse-linear", new SparseLinearKind(),
          "gaussian-mixture", new GaussianMixtureKind());

  @ParameterizedTest
  @ValueSource(strings = {"teacher-student", "sparse-parity", "sparse-linear", "gaussian-mixture"})
  void tasksFollowFromTheirOptionsAndBeginAlike(String task) {
    DataSource source = read(task, "rows: 3000\nfeatures: 70");
    RawData raw = source.load();
    assertEquals("[3000, 70]", raw.inputs().toString());
    assertArrayEquals(raw.inputs().toArray(), source.load().inputs().toArray());
    RawData few = read(task, "rows: 17\nfeatures: 70").load();
    assertArrayEquals(raw.inputs().rowRange(0, 17).toArray(), few.inputs().toArray());
    assertSameLabels(raw.labels().rowRange(0, 17), few.labels());
    DataSource other = read(task, "rows: 17\nfeatures: 70\nseed: 1");
    assertTrue(!Arrays.equals(few.inputs().toArray(), other.load().inputs().toArray()));
    assertNotEquals(read(task, "rows: 17\nfeatures: 70").fingerprint(), other.fingerprint());
    assertEquals(task, source.description().name());
  }

  @Test
  void sparseLinearTargetsAreTheSumOfTheChosenFeatures() {
    String yaml = "rows: 200\nfeatures: 12\nnonzeros: 3\nseed: 4";
    SparseLinear source = (SparseLinear) read("sparse-linear", yaml);
    RawData raw = source.load();
    int[] chosen = source.chosen();
    assertEquals(3, IntStream.of(chosen).distinct().count());
    for (int i = 0; i < 200; i++) {
      double sum = 0;
      for (int feature : chosen) {
        sum += raw.inputs().get(i, feature);
      }
      double y = ((Labels.Values) raw.labels()).values().get(i, 0);
      assertEquals(sum / Math.sqrt(3), y, 1e-14);
    }
    RawData noisy = read("sparse-linear", yaml + "\nnoise: 0.5").load();
    assertArrayEquals(raw.inputs().toArray(), noisy.inputs().toArray());
    double squares = 0;
    for (int i = 0; i < 200; i++) {
      double error =
          ((Labels.Values) noisy.labels()).values().get(i, 0)
              - ((Labels.Values) raw.labels()).values().get(i, 0);
      squares += error * error / 200;
    }
    // A variance of 1/4 from 200 draws, to four standard deviations.
    assertEquals(0.25, squares, 4 * 0.25 * Math.sqrt(2.0 / 200));
  }

  @Test
  void teacherByHand() {
    String yaml = "rows: 5\nfeatures: 3\nwidth: 4\ndepth: 2\nseed: 7";
    RawData raw = read("teacher-student", yaml).load();
    RandomStreams streams = new RandomStreams(7);
    Matrix first = NormalRows.of(streams, "teacher-student/hidden-1", 4, 3);
    Matrix second = NormalRows.of(streams, "teacher-student/hidden-2", 4, 4);
    Matrix readout = NormalRows.of(streams, "teacher-student/readout", 4, 1);
    for (int i = 0; i < 5; i++) {
      double[] h = layer(second, layer(first, raw.inputs().row(i)));
      double y = 0;
      for (int j = 0; j < 4; j++) {
        y += readout.get(j, 0) * h[j] / 2;
      }
      assertEquals(y, ((Labels.Values) raw.labels()).values().get(i, 0), 1e-12);
    }
  }

  /** φ(√2 W h / √n). */
  private static double[] layer(Matrix weights, double[] h) {
    double[] next = new double[weights.rows()];
    for (int k = 0; k < next.length; k++) {
      for (int j = 0; j < h.length; j++) {
        next[k] += weights.get(k, j) * h[j];
      }
      next[k] = Math.max(0, next[k] * Math.sqrt(2.0 / h.length));
    }
    return next;
  }

  @Test
  void teacherOutputsHaveMeanSquareOneOverTeachersAndNoiseAddsItsOwn() {
    double squares = 0;
    double noisy = 0;
    int teachers = 40;
    for (int seed = 0; seed < teachers; seed++) {
      String yaml = "{rows: 500, features: 20, width: 200, depth: 2, seed: " + seed;
      Matrix clear = values(read("teacher-student", yaml + "}"));
      Matrix disturbed = values(read("teacher-student", yaml + ", noise: 0.5}"));
      squares += clear.dot(clear) / 500 / teachers;
      Matrix errors = disturbed.addScaled(-1, clear);
      noisy += errors.dot(errors) / 500 / teachers;
    }
    assertEquals(1, squares, 0.15);
    assertEquals(0.25, noisy, 0.01);
  }

  @Test
  void parityIsTheProductOfTheChosenFeatures() {
    SparseParity task = new SparseParity(new Size(5_000, 67), 3, 0, 4);
    RawData raw = task.load();
    List<Integer> classes = ((Labels.Classes) raw.labels()).values();
    int[] chosen = task.chosen();
    assertEquals(3, IntStream.of(chosen).distinct().count());
    double ones = 0;
    for (int i = 0; i < 5_000; i++) {
      double product = 1;
      for (int j : chosen) {
        product *= raw.inputs().get(i, j);
      }
      assertEquals(product > 0 ? 1 : 0, classes.get(i));
      ones += classes.get(i);
    }
    assertEquals(0.5, ones / 5_000, 0.03);
    double largestMean = 0;
    for (int j = 0; j < 67; j++) {
      double mean = 0;
      for (int i = 0; i < 5_000; i++) {
        assertEquals(1, Math.abs(raw.inputs().get(i, j)));
        mean += raw.inputs().get(i, j) / 5_000;
      }
      largestMean = Math.max(largestMean, Math.abs(mean));
    }
    assertTrue(largestMean < 4.5 / Math.sqrt(5_000), "largest mean " + largestMean);
  }

  @Test
  void parityIsTurnedOverAsOftenAsAsked() {
    List<Integer> clear = classes(new SparseParity(new Size(5_000, 10), 2, 0, 0));
    List<Integer> noisy = classes(new SparseParity(new Size(5_000, 10), 2, 0.1, 0));
    long turned = IntStream.range(0, 5_000).filter(i -> !clear.get(i).equals(noisy.get(i))).count();
    assertEquals(0.1, turned / 5_000.0, 0.02);
  }

  @Test
  void meansOfAMixtureAreAsFarApartAsAsked() {
    GaussianMixture task = new GaussianMixture(new Size(30_000, 400), 3, 5, 0);
    Matrix means = task.means();
    for (int c = 0; c < 3; c++) {
      assertEquals(5 / Math.sqrt(2), means.rowRange(c, c + 1).frobeniusNorm(), 1e-12);
      Matrix difference = means.rowRange(c, c + 1).copy();
      difference.addScaled(-1, means.rowRange((c + 1) % 3, (c + 1) % 3 + 1));
      assertEquals(5, difference.frobeniusNorm(), 0.5);
    }
    RawData raw = task.load();
    assertEquals(List.of(0, 1, 2, 0), classes(task).subList(0, 4));
    double mean = 0;
    double squares = 0;
    for (int i = 2; i < 30_000; i += 3) {
      double centred = raw.inputs().get(i, 9) - means.get(2, 9);
      mean += centred / 10_000;
      squares += centred * centred / 10_000;
    }
    assertEquals(0, mean, 0.04);
    assertEquals(1, squares, 0.06);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "teacher-student  | width: 0          | width: found 0, expected 1 to 16383",
        "teacher-student  | depth: 0          | depth: found 0, expected at least 1",
        "teacher-student  | noise: -1         | noise: found -1, expected at least 0",
        "teacher-student  | activation: rely  | activation: unknown activation 'rely'; did you mean 'relu'? known: relu",
        "teacher-student  | features: 0       | features: found 0, expected at least 1",
        "sparse-parity    | degree: 21        | degree: found 21, expected 1 to 20, the number of features",
        "sparse-parity    | noise: 0.6        | noise: found 0.6, expected 0 to 0.5",
        "sparse-parity    | rows: 0           | rows: found 0, expected at least 1",
        "gaussian-mixture | components: 1     | components: found 1, expected 2 to 2000, a row each",
        "gaussian-mixture | separation: -1    | separation: found -1, expected at least 0",
        "gaussian-mixture | rows: 99999999    | rows: found 99999999, expected at most 26843",
      })
  void wrongOptionsAreTold(String task, String yaml, String message) {
    DataGroup group = DataGroup.of(yaml);
    TASKS.get(task).read(group.options());
    assertEquals(1, group.messages().size());
    String found = group.messages().get(0);
    assertTrue(found.startsWith("study.yaml:1: data." + message), found);
  }

  private static void assertSameLabels(Labels expected, Labels found) {
    if (expected instanceof Labels.Values values) {
      assertArrayEquals(
          values.values().toArray(), ((Labels.Values) found).values().toArray(), 1e-12);
    } else {
      assertEquals(expected, found);
    }
  }

  private static Matrix values(DataSource source) {
    return ((Labels.Values) source.load().labels()).values();
  }

  private static List<Integer> classes(DataSource source) {
    return ((Labels.Classes) source.load().labels()).values();
  }

  private static DataSource read(String task, String yaml) {
    DataGroup group = DataGroup.of(yaml);
    DataSource source = TASKS.get(task).read(group.options());
    assertEquals(List.of(), group.messages());
    return source;
  }

  private record Rectifier() implements Activation {
    @Override
    public double value(double x) {
      return Math.max(0, x);
    }

    @Override
    public double derivative(double x) {
      return x > 0 ? 1 : 0;
    }

    @Override
    public double defaultWeightStd() {
      return Math.sqrt(2);
    }
  }
}
