package org.ntklab.core.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.DoubleBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TraceRowTest {
  private final TraceRow row = new TraceRow(Sample.SCHEMA);

  @Test
  void everyMistakeNamesTheColumn() {
    assertRefused("unknown", "did you mean 'loss'", () -> row.put("los", 1.0));
    assertRefused("length", "kernel/dense-1", () -> row.put("kernel/dense-1", new double[2]));
    assertRefused("type", "step INT64", () -> row.put("step", 1.0));
    assertRefused("type", "loss FLOAT64", () -> row.put("loss", 1));
    assertRefused("type", "loss FLOAT64", () -> row.put("loss", new double[1]));
    row.put("loss", 1.0);
    assertRefused("twice", "loss", () -> row.put("loss", 1.0));
    assertRefused("twice", "loss", () -> row.absent("loss"));
    assertRefused("missing", "[step, kernel/dense-1, note]", row::requireComplete);
  }

  @Test
  void absentCountsAsGiven() {
    row.put("step", 1).put("loss", 1.0).absent("kernel/dense-1").absent("note");
    row.requireComplete();
    assertEquals(1L, row.value(0));
    assertEquals(null, row.value(2));
  }

  @Test
  void vectorsAreCopiedAndBuffersLeftAsTheyWere() {
    double[] numbers = {0, 1, 2, 3, 4};
    DoubleBuffer window = DoubleBuffer.wrap(numbers, 1, 3);
    row.put("kernel/dense-1", window);
    assertEquals(1, window.position());
    numbers[1] = 100;
    assertArrayEquals(new double[] {1, 2, 3}, (double[]) row.value(2));
  }

  @Test
  void schemaRefusesWhatNoFileCanHold() {
    assertRefused(
        "duplicate",
        "'loss'",
        () -> new TraceSchema(List.of(Column.float64("loss"), Column.vector("loss", 2)), Map.of()));
    assertRefused(
        "too large",
        "bytes",
        () -> new TraceSchema(List.of(Column.vector("theta0", 1 << 28)), Map.of()));
    assertRefused("no name", "name", () -> Column.int64(" "));
    assertRefused("scalar", "step", () -> new Column("step", Column.Type.INT64, 2));
    assertRefused("negative", "outputs", () -> Column.vector("outputs", -1));
  }

  private static void assertRefused(String what, String named, Executable mistake) {
    String message = assertThrows(IllegalArgumentException.class, mistake, what).getMessage();
    assertTrue(message.contains(named), () -> what + ": '" + named + "' is not in: " + message);
  }
}
