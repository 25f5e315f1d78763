package org.ntklab.core.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.ntklab.core.Ntk;
import org.ntklab.core.data.Dataset;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;

/** On the made-up data of the test kit, which has 20 rows. */
class DataRequestReaderTest {
  private final DataRequestReader reader = Ntk.create().get(DataRequestReader.class);
  private final Problems problems = new Problems();

  @Test
  void testRowsFollowTheTrainingRowsWithoutAProbe() {
    Dataset data = read("made-up", 15, 5).orElseThrow();
    assertEquals(15, data.train().count());
    assertEquals(0, data.probe().count());
    assertEquals(5, data.test().count());
    Dataset all = read("made-up", 20, 0).orElseThrow();
    assertArrayEquals(
        all.train().inputs().rowRange(15, 20).toArray(), data.test().inputs().toArray());
  }

  @Test
  void keysAsInAnExperimentAreUnderstood() {
    Dataset data = read("{name: made-up, rows: 7, features: 3}", 7, 0).orElseThrow();
    assertEquals("[7, 3]", data.train().inputs().toString());
  }

  @Test
  void shuffleMixesTheRows() {
    DataRequest request =
        new DataRequest("made-up", 20, 0, Optional.empty(), Optional.empty(), OptionalLong.of(1));
    Dataset mixed = reader.read(request, Path.of(""), problems).orElseThrow();
    Dataset plain = read("made-up", 20, 0).orElseThrow();
    assertEquals(
        plain.train().inputs().frobeniusNorm(), mixed.train().inputs().frobeniusNorm(), 1e-12);
    assertTrue(plain.train().inputs().get(0, 0) != mixed.train().inputs().get(0, 0));
  }

  @Test
  void everyProblemStandsUnderItsOption() {
    DataRequest request =
        new DataRequest(
            "made-up", 0, -1, Optional.of("valeus"), Optional.of("none"), OptionalLong.empty());
    assertEquals(Optional.empty(), reader.read(request, Path.of(""), problems));
    assertEquals(
        List.of(
            "--train 0: found 0, expected at least 1, or all",
            "--test -1: found -1, expected at least 0, or all",
            "--scale none: unknown scale 'none'; known: unit-sphere",
            "--target valeus: unknown target 'valeus'; did you mean 'values'? known: values"),
        messages());
  }

  @Test
  void allRowsAreThoseThatAreLeft() {
    DataRequest allTrain =
        new DataRequest(
            "made-up",
            OptionalInt.empty(),
            OptionalInt.of(6),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty());
    Dataset data = reader.read(allTrain, Path.of(""), problems).orElseThrow();
    assertEquals(14, data.train().count());
    assertEquals(6, data.test().count());
  }

  @Test
  void rowsBeyondTheDataAreToldUnderTheirOption() {
    read("made-up", 15, 6);
    read("made-up", 21, 0);
    assertEquals(
        List.of(
            "--test 6: asks for 6 rows after 15 for training; made-up has 20",
            "--train 21: asks for 21 rows; made-up has 20"),
        messages());
  }

  @Test
  void whatIsWrongInTheDataIsToldUnderIt() {
    read("mad-up", 5, 0);
    read("made-up[0:5]", 5, 0);
    read("made-up@image", 5, 0);
    read("{name: made-up, rwos: 7}", 5, 0);
    read("{name: made-up, train: 7}", 5, 0);
    read("{name: made-up, probe: 7}", 5, 0);
    read("{name: [", 5, 0);
    List<String> messages = messages();
    List<String> expected =
        List.of(
            "--data mad-up: unknown data set 'mad-up'; did you mean 'made-up'?",
            "--data made-up[0:5]: expected made-up, made-up@image or made-up@KEY=VALUE: rows"
                + " are chosen by --train and --test, the scaling by --scale",
            "--data made-up@image: image: unknown key; ",
            "--data {name: made-up, rwos: 7}: rwos: unknown key; did you mean 'rows'?",
            "--data {name: made-up, train: 7}: 'train' is given by --train",
            "--data {name: made-up, probe: 7}: probe: unknown key",
            "--data {name: [");
    assertEquals(expected.size(), messages.size(), messages::toString);
    for (int i = 0; i < expected.size(); i++) {
      assertTrue(messages.get(i).startsWith(expected.get(i)), messages.get(i));
    }
  }

  private Optional<Dataset> read(String data, int train, int test) {
    DataRequest request =
        new DataRequest(
            data, train, test, Optional.empty(), Optional.empty(), OptionalLong.empty());
    return reader.read(request, Path.of(""), problems);
  }

  private List<String> messages() {
    return problems.list().stream().map(Problem::toString).toList();
  }
}
