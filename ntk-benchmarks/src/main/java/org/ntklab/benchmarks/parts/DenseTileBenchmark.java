package org.ntklab.benchmarks.parts;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ntklab.benchmarks.job.Networks;
import org.ntklab.core.gram.GramTiles;
import org.ntklab.core.infinitewidth.InfiniteKernel;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Precision;
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

/** One tile of K and Θ of vectors off the diagonal, 3 hidden layers of ReLU, an entry of both. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DenseTileBenchmark {
  private static final int FEATURES = 784;
  private static final int TILE = 256;

  /** Of the product of the inputs. */
  @Param public Precision precision;

  private final Matrix[] out = {Matrix.zeros(TILE, TILE), Matrix.zeros(TILE, TILE)};
  private GramTiles.Worker worker;

  /** Examples of two tiles. */
  @Setup
  public void prepare() {
    InfiniteKernel kernel = Networks.dense(FEATURES, precision);
    Matrix x = Networks.examples(kernel, 2 * TILE, "tile");
    worker = kernel.tiles(x, List.of(InfiniteKernel.NNGP, InfiniteKernel.NTK)).worker();
  }

  /** The tile right of the first one on the diagonal. */
  @Benchmark
  @OperationsPerInvocation(TILE * TILE)
  public Matrix[] tile() throws InterruptedException {
    worker.compute(0, TILE, TILE, 2 * TILE, out);
    return out;
  }
}
