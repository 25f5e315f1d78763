package org.ntklab.models.planned;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.random.RandomStreams;
import org.ntklab.models.plan.NativeValues;
import org.ntklab.models.plan.PointwiseLoops;
import org.ntklab.models.plan.StepPlan;
import org.ntklab.models.plan.WeightUpdate;
import org.ntklab.models.plan.WeightUpdates;

/**
 * Derivatives of a planned network's outputs along directions of its weights, and the directions
 * that outputs pull in: J and Jᵀ as products. Works in the plan that trains.
 */
final class WeightDirections {
  private final Passes passes;
  private final WeightUpdates updates;
  private final Map<String, Double> rates = new LinkedHashMap<>();

  WeightDirections(NetworkDescription description, Passes passes, WeightUpdates updates) {
    this.passes = passes;
    this.updates = updates;
    LayerGraph graph = description.graph();
    for (GraphNode node : graph.weighted()) {
      for (Weight weight : graph.weightsOf(node)) {
        rates.put(weight.name(), description.parametrisation().scaling(weight).kernelRate());
      }
    }
  }

  /** Whether every layer knows its derivative along a direction. */
  boolean areKnown() {
    return passes.plan().pushes();
  }

  /**
   * The direction becomes D Jᵀ v.
   *
   * @param v a value for each example and output, {@code [n, O]}
   */
  void pull(Matrix x, Matrix v) {
    // Products are kept apart from the weights, which do not move.
    updates.begin(false);
    passes.forward(
        x,
        (compiled, from, rows) -> {
          StepPlan plan = compiled.plan();
          plan.output().signals().assign(v.rowRange(from, from + rows));
          plan.backward(rows);
          updates.nextPiece();
        });
    rates.forEach(
        (name, rate) -> {
          WeightUpdate update = updates.of(name);
          NativeValues gradient = update.target();
          PointwiseLoops.scale(rate, gradient, update.direction(), gradient.length());
        });
  }

  /** The direction becomes √D s with random signs s. */
  void draw(RandomStreams random, int number) {
    RandomGenerator generator = random.stream("directions/" + number);
    rates.forEach(
        (name, rate) -> {
          NativeValues direction = updates.of(name).direction();
          double size = Math.sqrt(rate);
          for (int i = 0; i < direction.length(); i++) {
            direction.set(i, generator.nextLong() < 0 ? -size : size);
          }
        });
  }

  /**
   * J times the direction.
   *
   * @param out {@code [n, O]}; overwritten
   */
  void push(Matrix x, Matrix out) {
    passes.forward(
        x,
        (compiled, from, rows) -> {
          compiled.plan().push(rows);
          compiled.plan().output().signals().copyTo(out.rowRange(from, from + rows));
        });
  }
}
