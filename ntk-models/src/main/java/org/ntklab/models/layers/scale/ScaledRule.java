package org.ntklab.models.layers.scale;

import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.models.finite.FiniteRule;
import org.ntklab.models.finite.LayerUpdaters;
import org.ntklab.models.plan.ScaleStep;
import org.ntklab.models.plan.StepRule;

/**
 * Multiplies by a constant in a finite network.
 *
 * @param factor the constant
 */
record ScaledRule(double factor) implements FiniteRule {
  @Override
  public void addTo(GraphBuilder builder, GraphNode node, String[] inputs, LayerUpdaters updaters) {
    builder.addVertex(node.name(), new ScaleVertex(factor), inputs);
  }

  @Override
  public Optional<StepRule> step() {
    return Optional.of(site -> new ScaleStep(factor, site));
  }
}
