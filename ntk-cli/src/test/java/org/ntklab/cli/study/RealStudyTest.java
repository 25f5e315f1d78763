package org.ntklab.cli.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.core.Ntk;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.SymmetricEigen;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.store.RunFolder;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.store.RunStore;
import org.ntklab.core.study.RunResult;
import org.ntklab.core.study.StudyResult;
import org.ntklab.core.trace.Trace;
import org.ntklab.core.training.TraceColumns;

/** Studies of real networks on real data, through everything that the program is made of. */
class RealStudyTest {
  private static final double ACCUMULATED_ROUNDING = 1e-10;
  private static final String EXPERIMENT =
      """
      data: {name: digits, train: 40, probe: 12, test: 50, target: odd-even}
      architecture: {name: mlp, depth: 2, width: 24}
      training: {learning-rate: {of-maximum: 0.25}, until: {steps: 40}}
      trace: {checkpoints: 8}
      seeds: 2
      grid:
        parametrisation: [standard, ntk, mup]
      """;

  @TempDir private Path store;

  private StudyResult run(String yaml, int jobs, String folder) throws InterruptedException {
    return Ntk.study(yaml).store(store.resolve(folder)).jobs(jobs).run();
  }

  @Test
  void tracesAreTheSameBytesWhateverRunsBesideThem() throws Exception {
    run(EXPERIMENT, 1, "alone");
    run(EXPERIMENT, 3, "beside");
    List<byte[]> bytes = new ArrayList<>();
    for (String folder : List.of("alone", "beside")) {
      for (RunFolder run : RunStore.open(store.resolve(folder)).runs()) {
        bytes.add(Files.readAllBytes(run.trace()));
        bytes.add(Files.readAllBytes(run.constants()));
      }
    }
    assertEquals(24, bytes.size());
    for (int i = 0; i < 12; i++) {
      assertArrayEquals(bytes.get(i), bytes.get(i + 12));
    }
  }

  @Test
  void theRecordedLinearisedPathIsTheSpectralFormulaOfTheRecordedKernel() throws Exception {
    StudyResult result = run(EXPERIMENT, 2, "spectral");
    for (RunResult run : result.runs()) {
      RunTrace trace = RunStore.open(store.resolve("spectral")).run(run.spec().hash()).read();
      Trace rows = trace.checkpoints();
      int n = 40;
      double[] flat = trace.constants().vector(TraceColumns.THETA0_TRAIN, 0);
      SymmetricEigen eigen = SymmetricEigen.of(Matrix.of(n, n, flat));
      double eta = trace.constants().doubleValue(TraceColumns.LEARNING_RATE, 0);
      double[] y = trace.constants().vector(TraceColumns.TRAIN_TARGETS, 0);
      double[] f0 = rows.vector(TraceColumns.TRAIN_OUTPUTS, 0);
      int last = rows.rows() - 1;
      double[] expected = y.clone();
      for (int k = 0; k < n; k++) {
        double[] v = eigen.vectors().row(k);
        double residual = 0;
        for (int i = 0; i < n; i++) {
          residual += v[i] * (f0[i] - y[i]);
        }
        double decay =
            Math.pow(
                1 - eta * eigen.values()[k] / n, (double) rows.longValue(TraceColumns.STEP, last));
        for (int i = 0; i < n; i++) {
          expected[i] += v[i] * residual * decay;
        }
      }
      assertArrayEquals(
          expected, rows.vector(TraceColumns.TRAIN_LINEAR, last), ACCUMULATED_ROUNDING);
    }
  }

  @Test
  void theFirstStepFollowsTheTangentKernel() throws Exception {
    // η → 0: after one step the network and its linearisation differ by O(η²).
    double previous = Double.NaN;
    for (double fraction : new double[] {1e-3, 1e-4}) {
      String small =
          EXPERIMENT
              .replace("of-maximum: 0.25", "of-maximum: " + fraction)
              .replace("steps: 40", "steps: 1");
      StudyResult result = run(small, 2, "step-" + fraction);
      double worst = 0;
      for (RunResult run : result.runs()) {
        Trace rows =
            RunStore.open(store.resolve("step-" + fraction))
                .run(run.spec().hash())
                .read()
                .checkpoints();
        double[] f = rows.vector(TraceColumns.TRAIN_OUTPUTS, 1);
        double[] linear = rows.vector(TraceColumns.TRAIN_LINEAR, 1);
        for (int i = 0; i < f.length; i++) {
          worst = Math.max(worst, Math.abs(f[i] - linear[i]));
        }
      }
      if (!Double.isNaN(previous)) {
        assertTrue(worst < previous / 50, worst + " after " + previous);
      }
      previous = worst;
    }
  }

  @Test
  void aRateBeyondAllStabilityIsReportedAsDiverged() throws Exception {
    String wild =
        EXPERIMENT
            .replace("of-maximum: 0.25", "of-maximum: 20")
            // A ReLU network may die of such a rate, and its loss is finite then.
            .replace("width: 24", "width: 24, activation: tanh")
            .replace("[standard, ntk, mup]", "[ntk]");
    for (RunResult run : run(wild, 2, "wild").runs()) {
      assertEquals(RunStatus.DIVERGED, run.status());
      assertTrue(Double.isFinite(run.finalLoss()));
    }
  }

  @Test
  void aNetworkThatBlewUpAndDiedHasDiverged() throws Exception {
    String wild =
        EXPERIMENT
            .replace("of-maximum: 0.25", "of-maximum: 20")
            .replace("seeds: 2", "seeds: 8")
            .replace("[standard, ntk, mup]", "[ntk]");
    int dead = 0;
    for (RunResult run : run(wild, 2, "dead").runs()) {
      assertEquals(RunStatus.DIVERGED, run.status());
      Trace rows = RunStore.open(store.resolve("dead")).run(run.spec().hash()).read().checkpoints();
      dead += rows.doubleValue(TraceColumns.LAMBDA_MAX, rows.rows() - 1) == 0 ? 1 : 0;
    }
    assertTrue(dead > 0 && dead < 8, dead + " of 8 died");
  }
}
