package org.ntklab.benchmarks.parts;

import java.util.concurrent.TimeUnit;
import org.ntklab.benchmarks.job.FiniteNetworks;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.Precision;
import org.ntklab.core.optimiser.Adam;
import org.ntklab.core.optimiser.HeavyBall;
import org.ntklab.core.optimiser.Nesterov;
import org.ntklab.core.optimiser.Optimiser;
import org.ntklab.models.plan.NativeValues;
import org.ntklab.models.plan.Parameters;
import org.ntklab.models.plan.WeightUpdates;
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

/**
 * The optimisers' part of a step: all weights of 784-256×3-1. Gradient descent has none, its
 * products go straight into the weights.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WeightUpdateBenchmark {
  private static final double GRADIENT = 1e-3;

  /** The optimisers that remember. */
  public enum Rule {
    /** One memory. */
    HEAVY_BALL {
      @Override
      Optimiser optimiser() {
        return new HeavyBall(0.9);
      }
    },
    /** One memory. */
    NESTEROV {
      @Override
      Optimiser optimiser() {
        return new Nesterov(0.9);
      }
    },
    /** Two memories. */
    ADAM {
      @Override
      Optimiser optimiser() {
        return new Adam(0.9, 0.999, 1e-8);
      }
    };

    abstract Optimiser optimiser();
  }

  /** Which optimiser. */
  @Param public Rule rule;

  /** Of the weights. */
  @Param public Precision precision;

  private Parameters parameters;
  private WeightUpdates updates;

  /** As after the products of a step, which stand for all that follow. */
  @Setup
  public void prepare() {
    LayerGraph graph = DenseShape.NARROW.graph();
    NetworkDescription description = FiniteNetworks.description(graph, precision, rule.optimiser());
    parameters = new Parameters(graph, precision, false);
    updates = new WeightUpdates(description, parameters);
    updates.begin(true);
    for (Weight weight : graph.weights()) {
      NativeValues target = updates.of(weight.name()).target();
      target.fill(GRADIENT, target.length());
    }
  }

  /** Gives the memory back. */
  @TearDown
  public void close() {
    updates.close();
    parameters.close();
  }

  /** What follows the products of a step. */
  @Benchmark
  public void update() {
    updates.finish();
  }
}
