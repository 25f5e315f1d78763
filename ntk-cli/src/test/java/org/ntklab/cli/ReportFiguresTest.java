package org.ntklab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.StreamSupport;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.ntklab.core.Ntk;
import org.ntklab.core.data.Dataset;
import org.ntklab.core.experiment.RunSpec;
import org.ntklab.core.infinitewidth.InfiniteKernel;
import org.ntklab.core.infinitewidth.InfiniteWidth;
import org.ntklab.core.infinitewidth.KernelComputation;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.store.RunStore;
import org.ntklab.core.study.RunResult;
import org.ntklab.core.trace.Column;
import org.ntklab.core.trace.Trace;

/** The data behind figures against the traces, read by plain loops over full matrices. */
class ReportFiguresTest {
  /** Numbers in the page have six digits. */
  private static final double SHOWN = 1e-5;

  private static final int P = SmallStudy.PROBE;

  private final SmallStudy study = SmallStudy.get();

  @Test
  void everyFigureOfTheBriefIsThere() {
    List<String> titles = new ArrayList<>();
    study.data().get("figures").forEach(figure -> titles.add(figure.get("title").asText()));
    assertEquals(
        List.of(
            "The exponents that decided",
            "Kernel drift against width",
            "Kernel drift along training",
            "Training loss",
            "Test error",
            "Alignment of the kernel with the targets",
            "Eigenvalues of Θ, before and after training",
            "How far each layer's weights have moved",
            "Loss on the training examples",
            "Loss on the held-out probe examples",
            "All 12 runs"),
        titles);
  }

  @Test
  void driftIsThatOfTheStoredKernels() {
    List<JsonNode> rows = rows("Kernel drift against width");
    assertEquals(12, rows.size());
    int at = 0;
    for (RunResult run : study.result.runs()) {
      JsonNode row = rows.get(at++);
      assertEquals(run.spec().architecture().width(), row.get(1).asInt());
      assertEquals(run.spec().seed(), row.get(2).asLong());
      Trace trace = trace(run).checkpoints();
      assertShown(drift(trace, trace.rows() - 1), row.get(3));
    }
  }

  @Test
  void coursesAreMedianAndRangeOfTheSeedsAtEachCheckpoint() {
    compareCourse("Kernel drift along training", (trace, row) -> drift(trace.checkpoints(), row));
    compareCourse("Training loss", (trace, row) -> trace.checkpoints().doubleValue("loss", row));
    compareCourse("Test error", (trace, row) -> trace.checkpoints().doubleValue("test_error", row));
    compareCourse("Alignment of the kernel with the targets", ReportFiguresTest::alignment);
  }

  @Test
  void spectraAreThoseOfAnotherLibrary() {
    List<JsonNode> rows = rows("Eigenvalues of Θ, before and after training");
    int at = 0;
    for (int cell = 0; cell < 2; cell++) {
      for (boolean end : new boolean[] {false, true}) {
        double[] a = eigenvalues(trace(run(cell, 2, 0)), end);
        double[] b = eigenvalues(trace(run(cell, 2, 1)), end);
        for (int k = 0; k < P; k++) {
          JsonNode row = rows.get(at++);
          assertEquals(end ? "end" : "start", row.get(1).asText());
          assertEquals(k + 1, row.get(2).asInt());
          assertShown((a[k] + b[k]) / 2, row.get(3));
          assertShown(Math.min(a[k], b[k]), row.get(4));
          assertShown(Math.max(a[k], b[k]), row.get(5));
        }
      }
    }
    assertEquals(rows.size(), at);
  }

  @Test
  void layersMoveByWhatTheTraceSays() {
    for (JsonNode row : rows("How far each layer's weights have moved")) {
      String layer = row.get(1).asText();
      int cell = row.get(0).asText().equals("ntk") ? 0 : 1;
      int width = List.of(8, 16, 32).indexOf(row.get(2).asInt());
      ToDoubleFunction<RunTrace> movement =
          trace ->
              trace
                      .checkpoints()
                      .doubleValue("weight_movement/" + layer, trace.checkpoints().rows() - 1)
                  / trace.constants().doubleValue("weight_norm/" + layer, 0);
      double a = movement.applyAsDouble(trace(run(cell, width, 0)));
      double b = movement.applyAsDouble(trace(run(cell, width, 1)));
      assertShown((a + b) / 2, row.get(3));
      assertShown(Math.max(a, b), row.get(5));
    }
  }

  @Test
  void lossesOfTheNetworkAreThoseThatItWasTrainedWith() {
    List<JsonNode> rows = curve("Loss on the training examples", "mean-field", "network");
    Trace a = trace(run(1, 2, 0)).checkpoints();
    Trace b = trace(run(1, 2, 1)).checkpoints();
    assertEquals(a.rows(), rows.size());
    for (int row = 0; row < a.rows(); row++) {
      double mean = (a.doubleValue("loss", row) + b.doubleValue("loss", row)) / 2;
      assertShown(mean, rows.get(row).get(3));
    }
  }

  @Test
  void lossesOfTheLinearisedNetworkAreThoseOfItsOutputs() {
    List<JsonNode> rows = curve("Loss on the held-out probe examples", "ntk", "linearised network");
    for (int row = 0; row < rows.size(); row++) {
      double sum = 0;
      for (int seed = 0; seed < 2; seed++) {
        RunTrace trace = trace(run(0, 2, seed));
        double[] f = trace.checkpoints().vector("probe_outputs_linear", row);
        double[] y = trace.constants().vector("probe_targets", 0);
        for (int i = 0; i < P; i++) {
          sum += (f[i] - y[i]) * (f[i] - y[i]) / (2.0 * P);
        }
      }
      assertShown(sum / 2, rows.get(row).get(3));
    }
  }

  /** f_t − y = Rᵗ (f₀ − y) with R = I − ηΘ/M, f₀ of mean 0 and covariance K. */
  @Test
  void infiniteWidthIsTheExpectedLossOfStepsOnTheKernel() throws InterruptedException {
    List<JsonNode> rows = curve("Loss on the training examples", "ntk", "infinite width, expected");
    RunSpec spec = run(0, 2, 0).spec();
    Ntk ntk = Ntk.create();
    Dataset data = spec.data().load();
    InfiniteKernel kernel =
        ntk.get(InfiniteWidth.class)
            .kernel(
                spec.architecture().graph(data.shape(), 1),
                spec.parametrisation().value(),
                spec.precision());
    var gram =
        KernelComputation.of(kernel, InfiniteKernel.NTK, InfiniteKernel.NNGP)
            .gram(data.train().inputs());
    int m = SmallStudy.TRAIN;
    double eta =
        (trace(run(0, 2, 0)).constants().doubleValue("learning_rate", 0)
                + trace(run(0, 2, 1)).constants().doubleValue("learning_rate", 0))
            / 2;
    RealMatrix step = new Array2DRowRealMatrix(m, m);
    RealMatrix prior = new Array2DRowRealMatrix(m, m);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        double theta = gram.get(InfiniteKernel.NTK).get(i, j);
        step.setEntry(i, j, (i == j ? 1 : 0) - eta * theta / m);
        prior.setEntry(i, j, gram.get(InfiniteKernel.NNGP).get(i, j));
      }
    }
    RealMatrix y = column(data.train().targets());
    assertShown(1, rows.get(0).get(3)); // ½ (y² + K), and both are 1 on the unit sphere
    for (JsonNode row : rows) {
      RealMatrix left = step.power(row.get(2).asInt());
      double residual = left.multiply(y).getFrobeniusNorm();
      double variance = left.multiply(prior).multiply(left).getTrace();
      assertShown((residual * residual + variance) / (2 * m), row.get(3));
    }
  }

  private interface AtCheckpoint {
    double of(RunTrace trace, int row);
  }

  private void compareCourse(String title, AtCheckpoint quantity) {
    List<JsonNode> rows = rows(title);
    int at = 0;
    for (int cell = 0; cell < 2; cell++) {
      for (int width = 0; width < 3; width++) {
        RunTrace first = trace(run(cell, width, 0));
        RunTrace second = trace(run(cell, width, 1));
        for (int row = 0; row < first.checkpoints().rows(); row++) {
          double a = quantity.of(first, row);
          double b = quantity.of(second, row);
          JsonNode shown = rows.get(at++);
          assertEquals(first.checkpoints().longValue("step", row), shown.get(2).asLong());
          assertShown((a + b) / 2, shown.get(3));
          assertShown(Math.min(a, b), shown.get(4));
          assertShown(Math.max(a, b), shown.get(5));
        }
      }
    }
    assertEquals(rows.size(), at, title);
  }

  private RunResult run(int cell, int width, int seed) {
    return study.result.runs().get(6 * cell + 2 * width + seed);
  }

  private RunTrace trace(RunResult run) {
    return RunStore.existing(study.store).run(run.spec().hash()).read();
  }

  private static double drift(Trace trace, int row) {
    RealMatrix first = theta(trace, 0);
    return theta(trace, row).subtract(first).getFrobeniusNorm() / first.getFrobeniusNorm();
  }

  private static double alignment(RunTrace trace, int row) {
    RealMatrix theta = theta(trace.checkpoints(), row);
    RealMatrix y = new Array2DRowRealMatrix(trace.constants().vector("probe_targets", 0));
    RealMatrix target = y.multiply(y.transpose());
    return theta.multiply(target).getTrace() / theta.getFrobeniusNorm() / target.getFrobeniusNorm();
  }

  private static double[] eigenvalues(RunTrace trace, boolean end) {
    int row = end ? trace.checkpoints().rows() - 1 : 0;
    return new EigenDecompositionSymmetric(theta(trace.checkpoints(), row)).getEigenvalues();
  }

  /** Θ in full, the sum over layers. */
  private static RealMatrix theta(Trace trace, int row) {
    RealMatrix theta = new Array2DRowRealMatrix(P, P);
    for (Column column : trace.columns()) {
      if (column.name().startsWith("kernel/")) {
        double[] triangle = trace.vector(column.name(), row);
        int at = 0;
        for (int i = 0; i < P; i++) {
          for (int j = i; j < P; j++, at++) {
            theta.addToEntry(i, j, triangle[at]);
            if (i != j) {
              theta.addToEntry(j, i, triangle[at]);
            }
          }
        }
      }
    }
    return theta;
  }

  private static RealMatrix column(Matrix targets) {
    return new Array2DRowRealMatrix(targets.toArray());
  }

  private List<JsonNode> rows(String title) {
    for (JsonNode figure : study.data().get("figures")) {
      if (figure.get("title").asText().equals(title)) {
        return StreamSupport.stream(figure.at("/table/rows").spliterator(), false).toList();
      }
    }
    throw new AssertionError("no figure " + title);
  }

  private List<JsonNode> curve(String title, String cell, String name) {
    List<JsonNode> rows =
        rows(title).stream()
            .filter(row -> row.get(0).asText().equals(cell) && row.get(1).asText().equals(name))
            .toList();
    assertTrue(rows.size() > 3, title + " has a curve " + name);
    return rows;
  }

  private static void assertShown(double expected, JsonNode shown) {
    assertEquals(expected, shown.asDouble(), SHOWN * Math.abs(expected) + 1e-15);
  }
}
