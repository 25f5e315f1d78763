package org.ntklab.core.empirical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.layer.WeightShape;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.NetworkFactory;
import org.ntklab.core.network.Precision;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.core.random.RandomStreams;
import org.ntklab.core.testkit.LinearModels;

/** Means over draws, on models h = x W of which everything is known. */
class EmpiricalKernelComputationTest {
  private static final int FEATURES = 3;
  private static final int OUTPUTS = 2;
  private static final int DRAWS = 7;
  private static final long SEED = 5;
  private static final Matrix X = normal("x", 4);
  private static final Matrix X2 = normal("x2", 5);
  private static final Parametrisation PLAIN = weight -> Scaling.plain(1);

  private record Linear(Shape end) implements Layer {
    @Override
    public String kind() {
      return "linear";
    }

    @Override
    public Shape output(List<Shape> inputs, Sizes sizes) {
      return end;
    }

    @Override
    public List<WeightShape> weights(Shape input, Shape output, Sizes sizes) {
      return List.of(WeightShape.matrix(input.size(), output.size(), 1));
    }
  }

  @Test
  void meanAndStandardErrorAreThoseOfTheDraws() throws InterruptedException {
    EmpiricalKernels kernels = computation(new LinearModels(), 2, EmpiricalProgress.NONE).of(X, X2);
    List<Matrix> outputs = outputs(X);
    List<Matrix> outputs2 = outputs(X2);
    for (int i = 0; i < X.rows(); i++) {
      for (int j = 0; j < X2.rows(); j++) {
        double[] samples = new double[DRAWS];
        for (int d = 0; d < DRAWS; d++) {
          for (int o = 0; o < OUTPUTS; o++) {
            samples[d] += outputs.get(d).get(i, o) * outputs2.get(d).get(j, o) / OUTPUTS;
          }
        }
        double mean = mean(samples);
        double squares = 0;
        for (double sample : samples) {
          squares += (sample - mean) * (sample - mean);
        }
        double error = Math.sqrt(squares / (DRAWS - 1) / DRAWS);
        assertEquals(mean, kernels.mean("nngp", i, j, 0, 0), 1e-13);
        assertEquals(error, kernels.standardErrors().get("nngp").get(i, j), 1e-13);
        double theta = X.rowRange(i, i + 1).dot(X2.rowRange(j, j + 1));
        assertEquals(theta, kernels.mean("ntk", i, j, 0, 0), 1e-13);
        assertEquals(0, kernels.standardErrors().get("ntk").get(i, j), 1e-13);
      }
    }
    assertEquals(List.of(X.rows(), X2.rows()), kernels.shape(OutputPairs.MEAN));
  }

  @Test
  void allPairsOfOutputsStandSideBySide() throws InterruptedException {
    EmpiricalKernels kernels =
        computation(new LinearModels(), 2, EmpiricalProgress.NONE)
            .between(OutputPairs.ALL)
            .of(X, X2);
    List<Matrix> outputs = outputs(X);
    List<Matrix> outputs2 = outputs(X2);
    Matrix byExamples = kernels.byExamples(kernels.means().get("nngp"));
    for (int i = 0; i < X.rows(); i++) {
      for (int j = 0; j < X2.rows(); j++) {
        for (int o = 0; o < OUTPUTS; o++) {
          for (int o2 = 0; o2 < OUTPUTS; o2++) {
            double[] samples = new double[DRAWS];
            for (int d = 0; d < DRAWS; d++) {
              samples[d] = outputs.get(d).get(i, o) * outputs2.get(d).get(j, o2);
            }
            double found = kernels.mean("nngp", i, j, o, o2);
            assertEquals(mean(samples), found, 1e-13);
            assertEquals(found, byExamples.get(i * X2.rows() + j, o * OUTPUTS + o2));
            double theta = o == o2 ? X.rowRange(i, i + 1).dot(X2.rowRange(j, j + 1)) : 0;
            assertEquals(theta, kernels.mean("ntk", i, j, o, o2), 1e-13);
          }
        }
      }
    }
    assertEquals(List.of(X.rows(), X2.rows(), OUTPUTS, OUTPUTS), kernels.shape(OutputPairs.ALL));
  }

  @Test
  void doesNotDependOnThreads() throws InterruptedException {
    for (OutputPairs pairs : OutputPairs.values()) {
      EmpiricalKernels one =
          computation(new LinearModels(), 1, EmpiricalProgress.NONE).between(pairs).of(X);
      for (int threads = 2; threads <= 8; threads += 3) {
        EmpiricalKernels many =
            computation(new LinearModels(), threads, EmpiricalProgress.NONE).between(pairs).of(X);
        for (String name : one.means().keySet()) {
          assertArrayEquals(one.means().get(name).toArray(), many.means().get(name).toArray());
          assertArrayEquals(
              one.standardErrors().get(name).toArray(), many.standardErrors().get(name).toArray());
        }
      }
    }
  }

  @Test
  void aSingleDrawIsTheNetworkOfTheSeedAndHasNoError() throws InterruptedException {
    EmpiricalKernels kernels =
        EmpiricalKernelComputation.of(
                new LinearModels(), graph(Shape.vector(OUTPUTS)), PLAIN, SEED, 1)
            .of(X);
    assertTrue(kernels.standardErrors().isEmpty());
    assertEquals(new RandomStreams(SEED), EmpiricalKernelComputation.streams(SEED, 0));
    Matrix f = outputs(X).get(0);
    assertEquals(
        f.rowRange(1, 2).dot(f.rowRange(3, 4)) / OUTPUTS, kernels.mean("nngp", 1, 3, 0, 0), 1e-13);
    assertEquals(kernels.mean("nngp", 3, 1, 0, 0), kernels.mean("nngp", 1, 3, 0, 0));
  }

  @Test
  void progressCountsThePartsOfAllDraws() throws InterruptedException {
    List<Integer> heard = new ArrayList<>();
    computation(
            new LinearModels(),
            3,
            (done, of) -> {
              assertEquals(DRAWS, of);
              heard.add(done);
            })
        .of(X);
    assertEquals(List.of(1, 2, 3, 4, 5, 6, 7), heard);
  }

  @Test
  void networksAreClosedAndAFailureOfOneIsTheFailureOfAll() {
    AtomicInteger open = new AtomicInteger();
    IllegalStateException failure = new IllegalStateException("third");
    NetworkFactory failing =
        new CountedModels(
            open,
            number -> {
              if (number == 3) {
                throw failure;
              }
            });
    for (int threads = 1; threads <= 3; threads++) {
      EmpiricalKernelComputation computation =
          computation(
              new CountedModels(open, ((CountedModels) failing).made()),
              threads,
              EmpiricalProgress.NONE);
      assertSame(failure, assertThrows(IllegalStateException.class, () -> computation.of(X)));
      assertEquals(0, open.get());
    }
  }

  @Test
  void stopsWhenItIsTold() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    AtomicInteger open = new AtomicInteger();
    NetworkFactory slow =
        new CountedModels(
            open,
            number -> {
              started.countDown();
              try {
                Thread.sleep(60_000);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    Thread[] caller = new Thread[1];
    boolean[] stopped = new boolean[1];
    caller[0] =
        new Thread(
            () -> {
              try {
                computation(slow, 2, EmpiricalProgress.NONE).of(X);
              } catch (InterruptedException e) {
                stopped[0] = true;
              }
            });
    caller[0].start();
    started.await();
    caller[0].interrupt();
    caller[0].join();
    assertTrue(stopped[0]);
    assertEquals(0, open.get());
  }

  @Test
  void whatHasNoSuchKernelIsRefused() {
    RefusedException positions =
        assertThrows(
            RefusedException.class,
            () ->
                EmpiricalKernelComputation.of(
                        new LinearModels(), graph(new Shape(2, List.of(4))), PLAIN, SEED, 1)
                    .of(X));
    assertTrue(positions.getMessage().contains("'linear-1' keeps positions"));
    Matrix wrong = Matrix.zeros(2, FEATURES + 1);
    assertThrows(
        IllegalArgumentException.class,
        () -> computation(new LinearModels(), 1, EmpiricalProgress.NONE).of(wrong));
    Matrix many = Matrix.zeros(20_000, FEATURES);
    RefusedException large =
        assertThrows(
            RefusedException.class,
            () ->
                computation(new LinearModels(), 1, EmpiricalProgress.NONE)
                    .between(OutputPairs.ALL)
                    .of(many));
    assertTrue(large.getMessage().contains("20000 × 20000"), large.getMessage());
  }

  @Test
  void noExamplesHaveEmptyKernels() throws InterruptedException {
    EmpiricalKernels kernels =
        computation(new LinearModels(), 1, EmpiricalProgress.NONE).of(X, Matrix.zeros(0, FEATURES));
    assertEquals(X.rows(), kernels.means().get("ntk").rows());
    assertEquals(0, kernels.means().get("ntk").columns());
    assertFalse(kernels.means().get("nngp").columns() > 0);
  }

  private static EmpiricalKernelComputation computation(
      NetworkFactory networks, int threads, EmpiricalProgress progress) {
    return new EmpiricalKernelComputation(
        networks,
        graph(Shape.vector(OUTPUTS)),
        PLAIN,
        Precision.DOUBLE,
        SEED,
        DRAWS,
        OutputPairs.MEAN,
        List.of("nngp", "ntk"),
        threads,
        progress);
  }

  private static LayerGraph graph(Shape end) {
    return LayerGraph.of(List.of(new Linear(end)), Shape.vector(FEATURES), new Sizes(1, OUTPUTS));
  }

  /** h of every draw. */
  private static List<Matrix> outputs(Matrix x) {
    List<Matrix> outputs = new ArrayList<>();
    for (int d = 0; d < DRAWS; d++) {
      RandomStreams streams = EmpiricalKernelComputation.streams(SEED, d);
      Matrix w = Matrix.of(FEATURES, OUTPUTS, streams.normals("weights", FEATURES * OUTPUTS));
      outputs.add(Blas.product(x, w));
    }
    return outputs;
  }

  private static double mean(double[] samples) {
    double sum = 0;
    for (double sample : samples) {
      sum += sample;
    }
    return sum / samples.length;
  }

  private static Matrix normal(String name, int rows) {
    return Matrix.of(rows, FEATURES, new RandomStreams(1).normals(name, rows * FEATURES));
  }
}
