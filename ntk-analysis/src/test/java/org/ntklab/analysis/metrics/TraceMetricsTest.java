package org.ntklab.analysis.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.ntklab.analysis.metrics.KernelMetricsTest.absent;
import static org.ntklab.analysis.metrics.KernelMetricsTest.single;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.core.metric.Metric;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.training.TraceColumns;

/** Metrics of movements, outputs and rates against sums by hand. */
class TraceMetricsTest {
  private static final double ROUNDING = 1e-14;
  private static final int PROBE = 3;

  @TempDir private Path folder;

  @Test
  void movementOfWeightsIsRelativeToTheirStart() throws IOException {
    MadeUpRun run = new MadeUpRun(PROBE, 1);
    run.with("weight_movement/dense-1", 2, 3.0).with("weight_movement/dense-2", 2, 1.0);
    run.with("spectral_movement/dense-1", 2, 2.0).with("spectral_movement/dense-2", 2, 1.0);
    run.constants.put("weight_norm/dense-1", 6.0);
    run.constants.put("weight_norm/dense-2", 4.0);
    run.constants.put("spectral_norm/dense-1", 8.0);
    run.constants.put("spectral_norm/dense-2", 0.0);
    assertEquals(
        Map.of("dense-1", 0.5, "dense-2", 0.25),
        byLayer(new WeightMovement().measure(run.write(folder))));
    assertEquals(
        Map.of("dense-1", 0.25),
        byLayer(new SpectralMovement().measure(run.write(folder))),
        "a layer that began at zero has no relative movement");
  }

  @Test
  void lossPeakIsTheLargestInUnitsOfTheFirst() throws IOException {
    assertEquals(3, single(new LossPeak().measure(withLosses(0.5, 1.5, 0.1).write(folder))));
    assertEquals(1, single(new LossPeak().measure(withLosses(0.5, 0.4, 0.1).write(folder))));
    absent(new LossPeak().measure(withLosses(0, 0.4, 0.1).write(folder)), "zero");
    MadeUpRun without = new MadeUpRun(PROBE, 1).without(TraceColumns.LOSS);
    absent(new LossPeak().measure(without.write(folder)), "loss");
  }

  @Test
  void finalRateFractionIsThatOfTheLastEigenvalue() throws IOException {
    MadeUpRun run = new MadeUpRun(PROBE, 1).with(TraceColumns.LAMBDA_MAX, 2, 8.0);
    double expected = MadeUpRun.ETA * MadeUpRun.CURVATURE * 8 / 2;
    assertEquals(expected, single(new FinalRateFraction().measure(run.write(folder))), ROUNDING);
  }

  @Test
  void silentAlignmentIsThePartOfTheTurnThatIsOverBeforeTheLossFalls() throws IOException {
    // With targets (1, 0) the alignment of diag(a, b) is a / √(a² + b²): 0, 3/5 and 1.
    MadeUpRun run = withLosses(1, 0.95, 0.1);
    run.withKernel(0, 0, 0, 0, 1, 0, 0).withKernel(1, 3, 0, 0, 4, 0, 0);
    run.withKernel(2, 1, 0, 0, 0, 0, 0);
    run.constants.put(TraceColumns.PROBE_TARGETS, new double[] {1, 0, 0});
    assertEquals(0.6, single(new SilentAlignment().measure(run.write(folder))), ROUNDING);
    run.with(TraceColumns.LOSS, 1, 0.85);
    assertEquals(0, single(new SilentAlignment().measure(run.write(folder))), ROUNDING);
    run.withKernel(2, 0, 0, 0, 2, 0, 0);
    absent(new SilentAlignment().measure(run.write(folder)), "hardly changes");
  }

  private static MadeUpRun withLosses(double first, double second, double third) {
    return new MadeUpRun(PROBE, 1)
        .with(TraceColumns.LOSS, 0, first)
        .with(TraceColumns.LOSS, 1, second)
        .with(TraceColumns.LOSS, 2, third);
  }

  @Test
  void featuresAndFlipsAreThoseOfTheLastCheckpoint() throws IOException {
    MadeUpRun run = new MadeUpRun(PROBE, 1);
    run.with("feature_movement/dense-1", 2, 0.75).with("sign_flips/dense-1", 2, 0.0);
    assertEquals(
        Map.of("dense-1", 0.75), byLayer(new FeatureMovement().measure(run.write(folder))));
    assertEquals(Map.of("dense-1", 0.0), byLayer(new SignFlips().measure(run.write(folder))));
  }

  @Test
  void linearisationErrorIsTheLargestOverTime() throws IOException {
    MadeUpRun run = new MadeUpRun(PROBE, 1);
    for (int row = 0; row < 3; row++) {
      run.with(TraceColumns.TRAIN_LINEAR, row, run.rows.get(row).get(TraceColumns.TRAIN_OUTPUTS));
      run.with(TraceColumns.PROBE_LINEAR, row, run.rows.get(row).get(TraceColumns.PROBE_OUTPUTS));
    }
    assertEquals(0, single(new LinearisationError().measure(run.write(folder))));
    double[] off = ((double[]) run.rows.get(1).get(TraceColumns.TRAIN_OUTPUTS)).clone();
    off[3] += 2;
    run.with(TraceColumns.TRAIN_LINEAR, 1, off);
    // One entry of 5·2 + 3·2 is off by 2.
    assertEquals(0.5, single(new LinearisationError().measure(run.write(folder))), ROUNDING);
  }

  @Test
  void linearisationErrorIsInfiniteWhenTheLinearPathDiverges() throws IOException {
    double[] gone = new double[MadeUpRun.TRAIN * MadeUpRun.OUTPUTS];
    for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e200}) {
      Arrays.fill(gone, value);
      MadeUpRun run = new MadeUpRun(PROBE, 1).with(TraceColumns.TRAIN_LINEAR, 1, gone.clone());
      assertEquals(
          Double.POSITIVE_INFINITY,
          single(new LinearisationError().measure(run.write(folder))),
          "linear outputs " + value);
    }
  }

  @Test
  void runsWithoutLinearPathHaveNeitherErrorNorRateFraction() throws IOException {
    MadeUpRun run =
        new MadeUpRun(PROBE, 1)
            .without(TraceColumns.TRAIN_LINEAR)
            .without(TraceColumns.PROBE_LINEAR);
    absent(new LinearisationError().measure(run.write(folder)), "not linear in the gradient");
    absent(new InitialRateFraction().measure(run.write(folder)), "not linear in the gradient");
  }

  @Test
  void outputsMoveInUnitsOfTheTargets() {
    double[] f0 = {1, 1, 1, 1};
    double[] f = {1, 1, 1, 5};
    double[] y = {2, -2, 2, -2};
    assertEquals(1, single(OutputMovement.of(f0, f, y)), ROUNDING);
    absent(OutputMovement.of(f0, f, new double[4]), "targets are zero");
  }

  @Test
  void ratesAreMeasuredByTheLargestEigenvalue() throws IOException {
    MadeUpRun run = new MadeUpRun(PROBE, 1);
    run.with(TraceColumns.LAMBDA_MAX, 0, 8.0).with(TraceColumns.LAMBDA_MAX, 2, 20.0);
    // η · curvature · λ / 2 = 0.5 · 0.1 · 8 / 2.
    assertEquals(0.2, single(new InitialRateFraction().measure(run.write(folder))), ROUNDING);
    assertEquals(2, single(new Sharpness().measure(run.write(folder))), ROUNDING);
    assertEquals(2.5, single(new LambdaMaxGrowth().measure(run.write(folder))), ROUNDING);
    run.with(TraceColumns.LAMBDA_MAX, 0, 0.0);
    absent(new LambdaMaxGrowth().measure(run.write(folder)), "zero");
  }

  @Test
  void lossesAreThoseOfTheLastCheckpoint() throws IOException {
    MadeUpRun run = new MadeUpRun(PROBE, 1).with(TraceColumns.TEST_LOSS, 2, 0.75);
    assertEquals(0.75, single(new TestLoss().measure(run.write(folder))));
    run.with(TraceColumns.PROBE_OUTPUTS, 2, new double[] {1, 0, 2, 0, 0, 4});
    run.constants.put(TraceColumns.PROBE_TARGETS, new double[] {0, 0, 0, 0, 0, 1});
    // ½ · (1 + 4 + 9) / (3 · 2).
    assertEquals(
        14.0 / 12, single(AllMetrics.get("probeLoss").measure(run.write(folder))), ROUNDING);
  }

  @Test
  void emptyTracesMakeEveryMetricAbsent() throws IOException {
    for (Metric metric : AllMetrics.list()) {
      absent(metric.measure(new MadeUpRun(PROBE, 1).writeEmpty(folder)), "no checkpoint");
    }
  }

  @Test
  void numbersThatAreNotFiniteMakeKernelMetricsAbsentAndSayWhere() throws IOException {
    MadeUpRun run = new MadeUpRun(1, 1).with("kernel/dense-2", 2, new double[] {Double.NaN});
    String where = "kernel/dense-2 is not finite at the last checkpoint";
    for (Metric metric : List.of(new KernelDrift(), new KernelDistance(), new Cka())) {
      absent(metric.measure(run.write(folder)), where);
    }
  }

  @Test
  void missingColumnsMakeMetricsAbsentAndAreNamed() throws IOException {
    MadeUpRun run = new MadeUpRun(PROBE, 1).without("sign_flips/dense-1");
    absent(new SignFlips().measure(run.write(folder)), "sign_flips/");
    run.constants.remove(TraceColumns.PROBE_TARGETS);
    absent(new TargetAlignment().measure(run.write(folder)), TraceColumns.PROBE_TARGETS);
  }

  private static Map<String, Double> byLayer(MetricValue value) {
    return assertInstanceOf(MetricValue.ByLayer.class, value).values();
  }
}
