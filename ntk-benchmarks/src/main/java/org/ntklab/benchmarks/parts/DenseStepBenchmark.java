package org.ntklab.benchmarks.parts;

import java.util.concurrent.TimeUnit;
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

/** A training step of an MLP on one thread: on DL4J, as a step plan, and its products alone. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DenseStepBenchmark {
  /** Of the network. */
  @Param public DenseShape shape;

  /** Of its weights. */
  @Param public Precision precision;

  private TrainedNetwork planned;
  private TrainedNetwork plain;
  private StepProducts products;

  /** Two networks that are the same, and their products. */
  @Setup
  public void prepare() {
    planned = new TrainedNetwork(Numerics.PLAN, shape.graph(), precision, shape.examples);
    plain = new TrainedNetwork(Numerics.DL4J, shape.graph(), precision, shape.examples);
    products = new StepProducts(shape.sizes(), shape.examples, precision);
  }

  /** Gives the memory back. */
  @TearDown
  public void close() {
    planned.close();
    plain.close();
    products.close();
  }

  /** As a step plan. */
  @Benchmark
  public void plan() {
    planned.step();
  }

  /** On DL4J. */
  @Benchmark
  public void dl4j() {
    plain.step();
  }

  /** The products alone. */
  @Benchmark
  public void products() {
    products.run();
  }
}
