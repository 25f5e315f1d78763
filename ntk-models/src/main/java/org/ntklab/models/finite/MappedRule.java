package org.ntklab.models.finite;

import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.models.plan.StepRule;

/**
 * A layer that is an {@link ExampleMap}.
 *
 * @param map what it does to each example
 */
public record MappedRule(ExampleMap map) implements FiniteRule {
  @Override
  public void addTo(GraphBuilder builder, GraphNode node, String[] inputs, LayerUpdaters updaters) {
    builder.addLayer(node.name(), new MappedLayer(map), inputs);
  }

  @Override
  public Optional<StepRule> step() {
    return Optional.of(site -> new MapStep(map, site));
  }
}
