package org.ntklab.benchmarks.parts;

import java.util.concurrent.TimeUnit;
import org.ntklab.benchmarks.job.FiniteNetworks;
import org.ntklab.core.network.Precision;
import org.ntklab.models.planned.Numerics;
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

/** A training step of three convolutions of 32 channels on 16 × 16, 16 images, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ConvolutionalStepBenchmark {
  private static final int SIDE = 16;
  private static final int CHANNELS = 32;
  private static final int CLASSES = 10;
  private static final int IMAGES = 16;

  /** What computes the network. */
  @Param public Numerics numerics;

  /** Of the weights. */
  @Param public Precision precision;

  private TrainedNetwork network;

  /** A network with its first weights. */
  @Setup
  public void prepare() {
    network =
        new TrainedNetwork(
            numerics,
            FiniteNetworks.convolutional(SIDE, CHANNELS, CLASSES, true),
            precision,
            IMAGES);
  }

  /** Gives the memory back. */
  @TearDown
  public void close() {
    network.close();
  }

  /** One step. */
  @Benchmark
  public void step() {
    network.step();
  }
}
