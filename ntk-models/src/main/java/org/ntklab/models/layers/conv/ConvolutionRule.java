package org.ntklab.models.layers.conv;

import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.models.contraction.TangentRule;
import org.ntklab.models.finite.FiniteRule;
import org.ntklab.models.finite.LayerUpdaters;
import org.ntklab.models.layers.conv.lanes.TileLoops;
import org.ntklab.models.layers.conv.lanes.TileLoopsChoice;
import org.ntklab.models.plan.LayerStep;
import org.ntklab.models.plan.StepRule;
import org.ntklab.models.plan.StepSite;
import org.ntklab.models.tangent.LayerKernel;
import org.ntklab.models.tangent.Rates;
import org.ntklab.models.tangent.Signals;

/**
 * A dense layer on every patch, and its tangent kernel.
 *
 * @param shape what it reads
 */
record ConvolutionRule(PatchShape shape) implements FiniteRule {
  @Override
  public void addTo(GraphBuilder builder, GraphNode node, String[] inputs, LayerUpdaters updaters) {
    boolean bias = node.weights().size() > 1;
    PatchLayer layer = new PatchLayer(shape, node.shape().channels(), bias);
    layer.setIUpdater(updaters.of("W"));
    if (bias) {
      layer.setBiasUpdater(updaters.of("b"));
    }
    builder.addLayer(node.name(), layer, inputs);
  }

  @Override
  public Optional<StepRule> step() {
    return Optional.of(this::step);
  }

  /**
   * By tiles where that saves multiplications and vectors are at hand, else by oneDNN where it has
   * such a convolution, else by patches: the plain twin of both, and all there is in double.
   */
  private LayerStep step(StepSite site) {
    if (DataConvolutionStep.pays(shape, site)) {
      return new DataConvolutionStep(shape, site);
    }
    if (!site.weight("W").isDouble() && TileGrid.pays(shape, site.node().shape().channels())) {
      Optional<TileLoops> loops = TileLoopsChoice.loops();
      if (loops.isPresent()) {
        return new WinogradStep(shape, site, loops.get());
      }
    }
    return OneDnn.has(shape, site)
        ? new OneDnnConvolutionStep(shape, site)
        : new ConvolutionStep(shape, site);
  }

  @Override
  public Optional<TangentRule> contraction() {
    return Optional.of(new ConvolutionContraction(shape));
  }

  @Override
  public LayerKernel tangent(Signals x, Signals x2, Rates rates) {
    return new ConvolutionKernel(shape, x, x2, rates);
  }
}
