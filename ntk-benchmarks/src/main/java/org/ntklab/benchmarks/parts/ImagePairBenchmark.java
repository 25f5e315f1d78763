package org.ntklab.benchmarks.parts;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ntklab.benchmarks.job.Networks;
import org.ntklab.core.gram.GramTiles;
import org.ntklab.core.infinitewidth.InfiniteKernel;
import org.ntklab.core.linalg.Matrix;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Θ of one image with those that stand beside each other in lanes, 20 convolutions, a pair. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ImagePairBenchmark {
  private static final int DEPTH = 20;
  private static final int SIDE = 32;
  private static final int PAIRS = 16;

  /** What stands behind the convolutions. */
  @Param public Networks.Head head;

  private final Matrix[] out = {Matrix.zeros(1, PAIRS)};
  private GramTiles.Worker worker;

  /** One image and 16 others. */
  @Setup
  public void prepare() {
    InfiniteKernel kernel = Networks.convolutional(DEPTH, SIDE, head);
    Matrix x = Networks.examples(kernel, 1, "row");
    Matrix x2 = Networks.examples(kernel, PAIRS, "columns");
    worker = kernel.tiles(x, x2, List.of(InfiniteKernel.NTK)).worker();
  }

  /** A tile of one row. */
  @Benchmark
  @OperationsPerInvocation(PAIRS)
  public Matrix[] pair() throws InterruptedException {
    worker.compute(0, 1, 0, PAIRS, out);
    return out;
  }
}
