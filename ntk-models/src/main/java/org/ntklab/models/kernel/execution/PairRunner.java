package org.ntklab.models.kernel.execution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.lanes.PairSides;
import org.ntklab.models.kernel.program.KernelProgram;
import org.ntklab.models.kernel.program.Operation;
import org.ntklab.models.kernel.program.Step;

/**
 * Runs a whole program for one batch of pairs: chain by chain, with the mixing steps between them.
 * Not safe for threads.
 */
final class PairRunner {
  private static final int LANES = LaneLoops.LANES;

  private final Prepared prepared;
  private final List<ChainExecution> runners = new ArrayList<>();
  private final List<Consumer> consumers = new ArrayList<>();
  private final PlaneStore[] stores;
  private final double[] covariance;
  private final double[] tangent;

  /**
   * A runner.
   *
   * @param groups groups of lanes in a batch, at most
   */
  PairRunner(Prepared prepared, int groups) {
    this.prepared = prepared;
    this.stores = new PlaneStore[prepared.steps().size()];
    this.covariance = new double[groups * LANES];
    this.tangent = new double[groups * LANES];
    for (Plan.Target target : prepared.plan().targets()) {
      Step step = prepared.steps().get(target.chain().target());
      boolean single = prepared.isSingle(step);
      runners.add(ChainExecution.of(prepared, target.chain(), single, groups));
      consumers.add(new Consumer(target));
    }
  }

  /** Where the distances of vectors are put before a run. */
  Planes inputPlanes() {
    return runners.get(0).inputPlanes();
  }

  /** Runs a batch; results are then in {@link #covariance} and {@link #tangent}. */
  void run(Batch batch) {
    for (int t = 0; t < runners.size(); t++) {
      Plan.Target target = prepared.plan().targets().get(t);
      Consumer consumer = consumers.get(t);
      consumer.begin(batch);
      runners.get(t).run(batch, stores, target.cross(), true, consumer);
      consumer.end(batch);
    }
    Step output = prepared.plan().program().output();
    if (!output.operation().isLocal()) {
      take(batch, output, stores[output.index()].planes());
    }
  }

  /** K of the last batch, by lane; written over by the next. */
  double[] covariances() {
    return covariance;
  }

  /** Θ of the last batch, by lane; written over by the next. */
  double[] tangents() {
    return tangent;
  }

  private void take(Batch batch, Step output, Planes plane) {
    KernelProgram program = prepared.plan().program();
    int lanes = batch.groups() * LANES;
    plane.read(lanes, covariance, tangent);
    if (!prepared.plan().isCovarianceForm(output)) {
      fromDistances(batch.variances(output.index(), new Planes.Place(0, 0, true)), lanes);
    }
    if (program.unitInputs()) {
      for (int i = 0; i < lanes; i++) {
        double lengths = batch.rowLength(batch.isSelf() ? i : 0) * batch.columnLength(i);
        covariance[i] *= lengths;
        tangent[i] *= lengths;
      }
    }
    if (program.limit().covarianceVanishes()) {
      Arrays.fill(covariance, 0);
    }
    if (program.limit().tangentVanishes()) {
      Arrays.fill(tangent, 0);
    }
  }

  /** K = ½(p + q) − m; all lanes are of one position, so that they lie together. */
  private void fromDistances(PairSides sides, int lanes) {
    double[] p = sides.rows;
    double[] q = sides.columns;
    int columnAt = sides.columnAt;
    int rowAt = sides.rowAt;
    if (sides.rowLanes) {
      for (int i = 0; i < lanes; i++) {
        covariance[i] = 0.5 * (p[rowAt + i] + q[columnAt + i]) - covariance[i];
      }
      return;
    }
    double ofRow = p[rowAt];
    for (int i = 0; i < lanes; i++) {
      covariance[i] = 0.5 * (ofRow + q[columnAt + i]) - covariance[i];
    }
  }

  /** Hands planes of a chain's target to the steps that mix them, or to the result. */
  private final class Consumer implements ChainExecution.Consumer {
    private final Plan.Target target;
    private final List<PoolStep> pools = new ArrayList<>();
    private final List<MixingPlanes> mixing = new ArrayList<>();
    private Batch batch;

    Consumer(Plan.Target target) {
      this.target = target;
      for (Step step : target.consumers()) {
        boolean pool = step.operation() instanceof Operation.Pool;
        boolean mixes = step.operation() instanceof Operation.Mixing;
        pools.add(pool ? new PoolStep(step) : null);
        mixing.add(mixes ? new MixingPlanes(step) : null);
        stores[step.index()] =
            new PlaneStore(
                step.grid(), prepared.plan().crossRadius(step), 1, prepared.isSingle(step));
      }
    }

    void begin(Batch newBatch) {
      batch = newBatch;
      target.consumers().forEach(step -> stores[step.index()].clear());
    }

    @Override
    public void take(Planes plane, PlaneShape shape) {
      for (int c = 0; c < target.consumers().size(); c++) {
        Step step = target.consumers().get(c);
        if (pools.get(c) != null) {
          pools.get(c).accumulate(plane, shape, 1, stores[step.index()]);
        } else if (mixing.get(c) != null) {
          mixing.get(c).put(plane, shape);
        } else if (shape.offset().isNone()) {
          plane.sumInto(0, shape.pairs(), (DoublePlanes) stores[step.index()].planes(), 0);
        }
      }
      boolean isOutput =
          target.consumers().isEmpty()
              && target.chain().target() == prepared.plan().program().output().index();
      if (isOutput) {
        PairRunner.this.take(batch, prepared.plan().program().output(), plane);
      }
    }

    void end(Batch done) {
      for (int c = 0; c < target.consumers().size(); c++) {
        Step step = target.consumers().get(c);
        PlaneStore store = stores[step.index()];
        if (pools.get(c) != null) {
          pools.get(c).finish(step, store, done, prepared.plan().isCovarianceForm(step));
        } else if (mixing.get(c) != null) {
          mix(step, mixing.get(c), done, store);
        } else {
          double share = 1.0 / prepared.steps().get(step.input()).grid().positions();
          for (int lane = 0; lane < LANES; lane++) {
            store
                .planes()
                .set(lane, share * store.planes().m(lane), share * store.planes().theta(lane));
          }
        }
      }
    }

    private void mix(Step step, MixingPlanes planes, Batch done, PlaneStore store) {
      int input = step.input();
      for (int lane = 0; lane < LANES; lane++) {
        boolean self = done.isSelf();
        double[] rows = done.side(true).variances(input).wide();
        double[] columns = done.side(false).variances(input).wide();
        Matrix first =
            self
                ? done.columns().mixingWeights(step.index())[lane]
                : done.row().batch().mixingWeights(step.index())[done.row().lane()];
        Matrix second = done.columns().mixingWeights(step.index())[lane];
        Matrix k = planes.covariance(lane, rows, columns, self ? lane : -1);
        MixingPlanes.spread(
            MixingPlanes.mix(first, k, second),
            MixingPlanes.mix(first, planes.tangent(lane), second),
            done.side(true).variances(step.index()).wide(),
            done.side(false).variances(step.index()).wide(),
            lane,
            store);
      }
    }
  }
}
