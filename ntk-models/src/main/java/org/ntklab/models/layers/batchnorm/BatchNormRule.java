package org.ntklab.models.layers.batchnorm;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.models.finite.FiniteRule;
import org.ntklab.models.finite.LayerUpdaters;

/**
 * Batch normalisation in a finite network.
 *
 * @param channels C
 * @param positions T
 * @param epsilon ε
 */
record BatchNormRule(int channels, int positions, double epsilon) implements FiniteRule {
  @Override
  public void addTo(GraphBuilder builder, GraphNode node, String[] inputs, LayerUpdaters updaters) {
    builder.addLayer(node.name(), new BatchNormLayer(channels, positions, epsilon), inputs);
  }

  @Override
  public boolean couplesExamples() {
    return true;
  }
}
