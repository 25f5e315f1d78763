package org.ntklab.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.trace.Column;
import org.ntklab.core.trace.Trace;
import org.ntklab.core.trace.TraceRow;
import org.ntklab.core.trace.TraceSchema;
import org.ntklab.core.trace.TraceWriter;

/** Stores of earlier programs are read for ever; those of later ones are told of. */
class GoldenStoreTest {
  private static final String RUN = "e7c9a5653adc299c0651";

  @TempDir private Path folder;

  private static RunStore golden(String name) throws URISyntaxException {
    return RunStore.existing(Path.of(GoldenStoreTest.class.getResource(name).toURI()));
  }

  /** Written before there were versions, by four steps of a network of width 3. */
  @Test
  void theFirstFormatIsRead() throws URISyntaxException {
    RunStore store = golden("golden-1");
    List<RunTrace> runs = new ArrayList<>();
    assertEquals(List.of(), store.readAll((run, trace) -> runs.add(trace)));
    assertEquals(List.of(), store.run(RUN).verify());
    assertEquals(RunStatus.DONE, store.run(RUN).status().orElseThrow());
    Trace trace = runs.get(0).checkpoints();
    Trace constants = runs.get(0).constants();
    assertEquals(RUN, trace.metadata().get("ntk.hash"));
    assertEquals(List.of(0L, 1L, 4L), List.of(longs(trace, "step")));
    double eta = constants.doubleValue("learning_rate", 0);
    double[] theta0 = constants.vector("theta0_train_train", 0);
    double[] y = constants.vector("train_targets", 0);
    for (int row = 0; row < 3; row++) {
      double[] f = trace.vector("train_outputs", row);
      double squares = 0;
      for (int i = 0; i < f.length; i++) {
        squares += (f[i] - y[i]) * (f[i] - y[i]);
      }
      assertEquals(squares / 2 / f.length, trace.doubleValue("loss", row), 1e-15);
      assertEquals(eta * trace.longValue("step", row), trace.doubleValue("time", row), 1e-15);
    }
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        assertEquals(theta0[3 * i + j], theta0[3 * j + i], 1e-15);
      }
    }
  }

  @Test
  void aNewerFormatIsOneMessageAndIsLeftAlone() throws IOException {
    TraceSchema schema =
        new TraceSchema(
            List.of(Column.int64("step")), Map.of("ntk.format", "99", "ntk.version", "7.1"));
    RunFolder run = new RunFolder(Files.createDirectories(folder.resolve("runs/ab")));
    List<TraceRow> rows = List.of(new TraceRow(schema).put("step", 1L));
    TraceWriter.writeOnce(run.trace(), schema, rows);
    TraceWriter.writeOnce(run.constants(), schema, rows);
    List<Problem> problems =
        RunStore.existing(folder).readAll((read, trace) -> assertTrue(false, "cannot be read"));
    assertEquals(
        List.of(
            Problem.of(
                run.trace().toString(),
                "has format 99, of a newer ntk (version 7.1); this one reads formats up to 2:"
                    + " use the newer")),
        problems);
    assertTrue(run.isNewer());
  }

  private static Long[] longs(Trace trace, String column) {
    Long[] values = new Long[trace.rows()];
    for (int row = 0; row < values.length; row++) {
      values[row] = trace.longValue(column, row);
    }
    return values;
  }
}
