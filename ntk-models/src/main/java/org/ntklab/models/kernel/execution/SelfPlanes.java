package org.ntklab.models.kernel.execution;

import org.ntklab.core.linalg.Matrix;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.program.Operation;
import org.ntklab.models.kernel.program.Step;

/**
 * Pairs of different positions of one example, where pools and mixing steps ask for them: without
 * them the variances behind would not be known. Not safe for threads.
 */
final class SelfPlanes {
  private static final int LANES = LaneLoops.LANES;

  private final Prepared prepared;
  private final SideComputation computation;
  private final ChainExecution[] runners;
  private final Batch batch;

  SelfPlanes(Prepared prepared, SideComputation computation) {
    this.prepared = prepared;
    this.computation = computation;
    this.batch = new Batch(prepared);
    this.runners = new ChainExecution[prepared.plan().targets().size()];
  }

  /** Runs the chain to a step, if planes of it are needed, and completes the steps behind it. */
  void after(Step step, ExampleSides sides) {
    for (int t = 0; t < runners.length; t++) {
      Plan.Target target = prepared.plan().targets().get(t);
      if (target.chain().target() == step.index() && target.self() != null) {
        run(t, target, sides);
      }
    }
  }

  private void run(int t, Plan.Target target, ExampleSides sides) {
    if (runners[t] == null) {
      Step end = prepared.steps().get(target.chain().target());
      runners[t] = ChainExecution.of(prepared, target.chain(), prepared.isSingle(end), 1);
    }
    batch.selves(sides);
    PlaneStore[] stores = new PlaneStore[prepared.steps().size()];
    for (Step step : prepared.steps()) {
      stores[step.index()] = sides.selfStore(step.index());
    }
    MixingPlanes[] mixing = new MixingPlanes[target.consumers().size()];
    PoolStep[] pools = new PoolStep[mixing.length];
    PlaneStore[] sums = new PlaneStore[mixing.length];
    for (int c = 0; c < mixing.length; c++) {
      Step consumer = target.consumers().get(c);
      if (!prepared.plan().isVarianceNeeded(consumer)) {
        continue;
      }
      if (consumer.operation() instanceof Operation.Pool) {
        pools[c] = new PoolStep(consumer);
        Plan.Radius radius = prepared.plan().selfRadius(consumer);
        sums[c] =
            new PlaneStore(
                consumer.grid(),
                radius == null ? Plan.Radius.NONE : radius,
                1,
                prepared.isSingle(consumer));
      } else if (consumer.operation() instanceof Operation.Mixing) {
        mixing[c] = new MixingPlanes(consumer);
      }
    }
    runners[t].run(
        batch,
        stores,
        target.self(),
        false,
        (plane, shape) -> {
          for (int c = 0; c < mixing.length; c++) {
            if (pools[c] != null) {
              pools[c].accumulate(plane, shape, 1, sums[c]);
            } else if (mixing[c] != null) {
              mixing[c].put(plane, shape);
            }
          }
        });
    for (int c = 0; c < mixing.length; c++) {
      Step consumer = target.consumers().get(c);
      if (pools[c] != null) {
        finish(consumer, pools[c], sums[c], sides);
      } else if (mixing[c] != null) {
        finish(consumer, mixing[c], sides);
      }
    }
  }

  private void finish(Step consumer, PoolStep pool, PlaneStore sums, ExampleSides sides) {
    double[] in = computation.variances(consumer.input());
    double[] windows = pool.windowVariances(in, prepared.steps().get(consumer.input()).grid());
    double[] spreads = pool.spreads(sums);
    sides.setWindows(consumer, windows, spreads);
    computation.setVariances(sides, consumer, pool.variances(windows, spreads));
    if (prepared.plan().selfRadius(consumer) != null) {
      pool.finish(consumer, sums, batch, false);
      sides.setSelfStore(consumer, sums);
    }
  }

  private void finish(Step consumer, MixingPlanes planes, ExampleSides sides) {
    Operation.Mixing mixing = (Operation.Mixing) consumer.operation();
    double[] in = computation.variances(consumer.input());
    int positions = consumer.grid().positions();
    double[] variances = new double[positions * LANES];
    Matrix[] weights = new Matrix[LANES];
    Matrix[] mixed = new Matrix[LANES];
    for (int lane = 0; lane < LANES; lane++) {
      Matrix k = planes.covariance(lane, in, in, lane);
      weights[lane] = mixing.rule().weights(k, mixing.gains());
      mixed[lane] = MixingPlanes.mix(weights[lane], k, weights[lane]);
      for (int i = 0; i < positions; i++) {
        variances[i * LANES + lane] = Math.max(0, mixed[lane].get(i, i));
      }
    }
    sides.setMixingWeights(consumer, weights);
    computation.setVariances(sides, consumer, variances);
    Plan.Radius radius = prepared.plan().selfRadius(consumer);
    if (radius != null) {
      PlaneStore store = new PlaneStore(consumer.grid(), radius, 1, prepared.isSingle(consumer));
      for (int lane = 0; lane < LANES; lane++) {
        MixingPlanes.spread(
            mixed[lane], Matrix.zeros(positions, positions), variances, variances, lane, store);
      }
      sides.setSelfStore(consumer, store);
    }
  }
}
