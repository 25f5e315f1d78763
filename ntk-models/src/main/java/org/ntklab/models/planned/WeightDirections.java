package org.ntklab.models.planned;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
    return unknown().isEmpty();
  }

  /** What stands in the way of products: a layer that does not know its derivative. */
  Optional<String> unknown() {
    return passes
        .plan()
        .firstWithoutPush()
        .map(name -> "'" + name + "' does not know its derivative along a direction of weights");
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
  private void draw(RandomStreams random, int number) {
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
    passes.forward(x, (compiled, from, rows) -> push(compiled.plan(), from, rows, out));
  }

  /**
   * J times random directions, all of them while a piece of the examples has passed forward.
   *
   * @param first number of the first direction
   * @param last behind that of the last one
   * @param out {@code [last − first, n·O]}; overwritten
   */
  void push(Matrix x, int first, int last, RandomStreams random, Matrix out) {
    int outputs = out.columns() / Math.max(1, x.rows());
    passes.forward(
        x,
        (compiled, from, rows) -> {
          for (int j = 0; j < last - first; j++) {
            draw(random, first + j);
            push(compiled.plan(), from, rows, out.rowRange(j, j + 1).reshape(x.rows(), outputs));
          }
        });
  }

  private static void push(StepPlan plan, int from, int rows, Matrix out) {
    plan.push(rows);
    plan.output().signals().copyTo(out.rowRange(from, from + rows));
  }
}
