package org.ntklab.models.layers.pool;

import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.models.finite.FiniteRule;
import org.ntklab.models.finite.LayerUpdaters;
import org.ntklab.models.finite.MappedRule;
import org.ntklab.models.layers.window.WindowPositions;
import org.ntklab.models.plan.StepRule;

/**
 * A pool in a finite network: example by example, but for a sum over everything, which is a loop.
 *
 * @param map what it does to an example
 */
record FinitePool(PoolMap map) implements FiniteRule {
  @Override
  public void addTo(GraphBuilder builder, GraphNode node, String[] inputs, LayerUpdaters updaters) {
    new MappedRule(map).addTo(builder, node, inputs, updaters);
  }

  @Override
  public Optional<StepRule> step() {
    WindowPositions positions = new WindowPositions(map.axes());
    boolean all = positions.outputs() == 1 && positions.size() == positions.inputs();
    if (all && map.reduction() != Pool.Reduction.MAX) {
      double factor = map.reduction() == Pool.Reduction.SUM ? 1 : 1.0 / positions.size();
      return Optional.of(site -> new GlobalPoolStep(map.channels(), factor, site));
    }
    return new MappedRule(map).step();
  }
}
