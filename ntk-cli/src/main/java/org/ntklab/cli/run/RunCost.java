package org.ntklab.cli.run;

import org.ntklab.core.data.Dataset;
import org.ntklab.core.experiment.LearningRate;
import org.ntklab.core.experiment.RunSpec;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.network.Precision;

/**
 * What a run takes, estimated before it is made.
 *
 * @param parameters number of weights
 * @param steps steps of the optimiser, at most
 * @param exact whether it is known that all of them will be done
 * @param flops operations of the training steps: 6 × parameters × examples × steps; measuring at
 *     checkpoints comes on top
 * @param memory bytes: weights, initial weights and gradient, activations with their signals, Θ₀
 * @param disk bytes of the trace
 */
record RunCost(
    long parameters, long steps, boolean exact, double flops, double memory, double disk) {
  private static final double FLOPS_PER_WEIGHT = 6;
  private static final double DOUBLE = 8;

  /** The cost of a run on its data. */
  static RunCost of(RunSpec run, Dataset data) {
    LayerGraph graph = run.architecture().graph(data.shape(), data.outputs());
    long parameters = 0;
    for (Weight weight : graph.weights()) {
      parameters += (long) weight.shape().fanIn() * weight.shape().fanOut();
    }
    long numbers = graph.nodes().stream().mapToLong(node -> node.shape().size()).sum();
    double n = data.train().count();
    double probe = data.probe().count();
    double batch = run.training().batch().orElse(data.train().count());
    double bytes = run.precision() == Precision.DOUBLE ? DOUBLE : DOUBLE / 2;
    boolean exact =
        run.training().until().loss().isEmpty()
            && (run.training().until().time().isEmpty() || rate(run) > 0);
    long steps = run.training().until().mostSteps(rate(run) > 0 ? rate(run) : Double.MIN_VALUE);
    double gram = DOUBLE * (n * n + n * probe);
    double triangles = 2.0 * graph.weighted().size();
    double row = triangles * probe * (probe + 1) / 2 + 2 * (n + probe) * data.outputs();
    return new RunCost(
        parameters,
        steps,
        exact,
        FLOPS_PER_WEIGHT * parameters * batch * steps,
        3 * bytes * parameters + 2 * bytes * n * numbers + gram,
        gram + DOUBLE * Math.min(run.checkpoints(), steps + 1.0) * row);
  }

  /** η where it is known before the run, else 0. */
  private static double rate(RunSpec run) {
    return run.training().learningRate() instanceof LearningRate.Fixed fixed ? fixed.eta() : 0;
  }
}
