package org.ntklab.benchmarks.parts;

import java.util.concurrent.TimeUnit;
import org.ntklab.benchmarks.job.FiniteNetworks;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Network;
import org.ntklab.core.network.Precision;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Θ of a network at its first weights, all outputs against all, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TangentKernelBenchmark {
  /** Which network. */
  public enum Kind {
    /** 784-256×3-1, 128 examples. */
    DENSE(128) {
      @Override
      LayerGraph graph() {
        return FiniteNetworks.dense(784, 256, 3, 1, true);
      }
    },
    /** Three convolutions of 32 channels on 16 × 16, their average, 10 outputs; 8 images. */
    CONVOLUTIONAL(8) {
      @Override
      LayerGraph graph() {
        return FiniteNetworks.convolutional(16, 32, 10, true);
      }
    };

    private final int examples;

    Kind(int examples) {
      this.examples = examples;
    }

    abstract LayerGraph graph();
  }

  /** Of the layers. */
  @Param public Kind kind;

  /** Of the weights. */
  @Param public Precision precision;

  private Network network;
  private Matrix x;

  /** A network and its examples. */
  @Setup
  public void prepare() {
    LayerGraph graph = kind.graph();
    network = FiniteNetworks.create(graph, precision);
    x = FiniteNetworks.normal("x", kind.examples, graph.input().shape().size());
  }

  /** Gives the memory back. */
  @TearDown
  public void close() {
    network.close();
  }

  /** The passes and the contraction. */
  @Benchmark
  public Matrix kernel() {
    return network.tangentKernel().full(x, x);
  }
}
