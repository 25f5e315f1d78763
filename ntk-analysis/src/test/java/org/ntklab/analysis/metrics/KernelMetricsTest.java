package org.ntklab.analysis.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.core.metric.Metric;
import org.ntklab.core.metric.MetricValue;

/** Metrics of two kernels of two examples, worked out by hand. */
class KernelMetricsTest {
  private static final double ROUNDING = 1e-14;

  @TempDir private Path folder;

  @Test
  void driftCountsEntriesOffTheDiagonalTwice() throws IOException {
    // Θ₀ = [[2, 1], [1, 2]], Θ = [[2, 3], [3, 2]]: √(2·4)/√10.
    assertEquals(Math.sqrt(0.8), value(new KernelDrift(), 2, 1, 2, 2, 3, 2), ROUNDING);
  }

  @Test
  void distanceIsOneMinusTheCosine() throws IOException {
    // ⟨Θ₀, Θ⟩ = 4 + 6 + 4 = 14, norms √10 and √26.
    double cosine = 14 / Math.sqrt(260);
    assertEquals(1 - cosine, value(new KernelDistance(), 2, 1, 2, 2, 3, 2), ROUNDING);
  }

  @Test
  void distanceDoesNotSeeScale() throws IOException {
    assertEquals(0, value(new KernelDistance(), 2, 1, 2, 14, 7, 14), ROUNDING * ROUNDING);
  }

  /** One minus the cosine would be a multiple of 1.1e-16 here. */
  @Test
  void distanceKeepsItsDigitsWhereTheCosineHasNone() throws IOException {
    double step = 1e-9;
    // Moved by step perpendicular to Θ₀ = I, of norm √2: sin²/2 = step²/2.
    double found = value(new KernelDistance(), 1, 0, 1, 1 + step, 0, 1 - step);
    assertEquals(step * step / 2, found, 1e-6 * step * step);
  }

  @Test
  void ckaIsOneWhenOnlyScaleAndMeanChange() throws IOException {
    assertEquals(1, value(new Cka(), 2, 1, 2, 11, 8, 11), ROUNDING);
  }

  @Test
  void ckaOfKernelsOfOppositePairsIsMinusOne() throws IOException {
    // Centred: ±½ and ∓½ of [[1, −1], [−1, 1]].
    assertEquals(-1, value(new Cka(), 2, 1, 2, 1, 2, 1), ROUNDING);
  }

  @Test
  void effectiveRankCountsEqualEigenvalues() throws IOException {
    assertEquals(2, value(new EffectiveRank(), 9, 9, 9, 3, 0, 3), ROUNDING);
    assertEquals(1, value(new EffectiveRank(), 3, 0, 3, 9, 9, 9), ROUNDING);
    // Eigenvalues 3 and 1: 16/10.
    assertEquals(1.6, value(new EffectiveRank(), 3, 0, 3, 2, 1, 2), ROUNDING);
  }

  @Test
  void kernelOfTheTargetsIsAlignedWithThem() {
    double[] y = {1, -2, 0.5};
    double[] outer = {1, -2, 0.5, 4, -1, 0.25};
    assertEquals(1, single(TargetAlignment.of(outer, y)), ROUNDING);
    // yᵀIy/(√3‖y‖²).
    double[] identity = {1, 0, 0, 1, 0, 1};
    assertEquals(1 / Math.sqrt(3), single(TargetAlignment.of(identity, y)), ROUNDING);
  }

  @Test
  void alignmentWithSeveralOutputsIsTheCosineWithTheirGram() {
    // Y = I of two examples and two outputs: YYᵀ = I.
    double[] y = {1, 0, 0, 1};
    assertEquals(1, single(TargetAlignment.of(new double[] {1, 0, 1}, y)), ROUNDING);
    assertEquals(Math.sqrt(0.5), single(TargetAlignment.of(new double[] {1, 0, 0}, y)), ROUNDING);
  }

  @Test
  void kernelIsTheSumOverLayers() throws IOException {
    MadeUpRun run = new MadeUpRun(2, 1);
    run.rows.get(0).put("kernel/dense-1", new double[] {1, 1, 1});
    run.rows.get(0).put("kernel/dense-2", new double[] {1, 0, 1});
    run.withKernel(2, 2, 3, 2);
    MetricValue drift = new KernelDrift().measure(run.write(folder));
    assertEquals(Math.sqrt(0.8), single(drift), ROUNDING);
  }

  @Test
  void zeroKernelsMakeMetricsAbsent() throws IOException {
    for (Metric metric : new Metric[] {new KernelDrift(), new KernelDistance(), new Cka()}) {
      absent(measure(metric, 0, 0, 0, 1, 0, 1), "zero");
    }
    for (Metric metric :
        new Metric[] {
          new KernelDistance(), new Cka(), new EffectiveRank(), new TargetAlignment()
        }) {
      absent(measure(metric, 1, 0, 1, 0, 0, 0), "zero");
    }
  }

  @Test
  void oneProbeExampleHasNoCka() throws IOException {
    MadeUpRun run = new MadeUpRun(1, 1).withKernel(0, 2).withKernel(2, 3);
    absent(new Cka().measure(run.write(folder)), "same for all examples");
  }

  private double value(Metric metric, double... twoTriangles) throws IOException {
    return single(measure(metric, twoTriangles));
  }

  private MetricValue measure(Metric metric, double... two) throws IOException {
    MadeUpRun run = new MadeUpRun(2, 1);
    run.withKernel(0, two[0], two[1], two[2]).withKernel(2, two[3], two[4], two[5]);
    return metric.measure(run.write(folder));
  }

  static double single(MetricValue value) {
    return assertInstanceOf(MetricValue.Single.class, value).value();
  }

  static void absent(MetricValue value, String reason) {
    String found = assertInstanceOf(MetricValue.Absent.class, value).reason();
    assertTrue(found.contains(reason), found);
  }
}
