package org.ntklab.models.finite;

import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.models.plan.StepRule;

/** A layer that hands its numbers on: examples are rows, so a change of shape alone is nothing. */
public class PassThroughRule implements FiniteRule {
  @Override
  public void addTo(GraphBuilder builder, GraphNode node, String[] inputs, LayerUpdaters updaters) {
    builder.addLayer(
        node.name(),
        new ActivationLayer.Builder().activation(new ActivationIdentity()).build(),
        inputs);
  }

  @Override
  public Optional<StepRule> step() {
    return Optional.of(StepRule.identity());
  }
}
