package org.ntklab.benchmarks.parts;

import java.util.concurrent.TimeUnit;
import org.ntklab.benchmarks.job.Networks;
import org.ntklab.core.infinitewidth.InfiniteKernel;
import org.ntklab.core.infinitewidth.KernelComputation;
import org.ntklab.core.linalg.Cholesky;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Precision;
import org.ntklab.core.prediction.Descent;
import org.ntklab.core.prediction.KernelBlocks;
import org.ntklab.core.prediction.KernelPrediction;
import org.ntklab.core.prediction.Predictions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Prediction from a kernel that is there, on all cores: its factor alone, and all of it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PredictionBenchmark {
  private static final int FEATURES = 784;
  private static final int TEST = 200;
  private static final int OUTPUTS = 10;
  private static final double RIDGE = 1e-4;

  /** Examples trained on. */
  @Param({"1000", "3000"})
  public int examples;

  private final int threads = Runtime.getRuntime().availableProcessors();
  private Matrix trainTrain;
  private Matrix work;
  private KernelPrediction problem;

  /** A tangent kernel of 3 hidden layers of ReLU. */
  @Setup
  public void prepare() throws InterruptedException {
    InfiniteKernel kernel = Networks.dense(FEATURES, Precision.DOUBLE);
    KernelComputation computation = KernelComputation.of(kernel, InfiniteKernel.NTK);
    Matrix x = Networks.examples(kernel, examples, "train");
    Matrix test = Networks.examples(kernel, TEST, "test");
    trainTrain = computation.gram(x).get(InfiniteKernel.NTK);
    work = Matrix.zeros(examples, examples);
    Matrix testTrain = computation.gram(test, x).get(InfiniteKernel.NTK);
    Matrix targets = Matrix.zeros(examples, OUTPUTS);
    for (int i = 0; i < examples; i++) {
      targets.set(i, i % OUTPUTS, 1);
    }
    problem =
        KernelPrediction.ntk(
            KernelBlocks.of(trainTrain, testTrain), targets, RIDGE, Descent.flow(1));
  }

  /** Cholesky's factor, with the copy that it is made in. */
  @Benchmark
  public Cholesky factor() {
    return Cholesky.inPlace(work.assign(trainTrain), threads);
  }

  /** The mean after infinite time, its checks included. */
  @Benchmark
  public Predictions mean() {
    return problem.at(threads, Double.POSITIVE_INFINITY);
  }
}
