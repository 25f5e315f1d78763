package org.ntklab.models.layers.dropout;

import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.models.finite.FiniteRule;
import org.ntklab.models.finite.LayerUpdaters;
import org.ntklab.models.plan.StepRule;

/**
 * DL4J's own layer, whose masks come from the network's random streams at run time.
 *
 * @param keep probability of an entry
 */
record FiniteDropout(double keep) implements FiniteRule {
  @Override
  public void addTo(GraphBuilder builder, GraphNode node, String[] inputs, LayerUpdaters updaters) {
    builder.addLayer(node.name(), new DropoutLayer(keep), inputs);
  }

  @Override
  public Optional<StepRule> step() {
    return Optional.of(site -> new DropoutStep(keep, site));
  }
}
