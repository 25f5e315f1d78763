package org.ntklab.models.layers.diagonal;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.models.finite.FiniteRule;
import org.ntklab.models.finite.LayerUpdaters;
import org.ntklab.models.tangent.LayerKernel;
import org.ntklab.models.tangent.OuterProducts;
import org.ntklab.models.tangent.Rates;
import org.ntklab.models.tangent.Signals;

/** A DL4J layer of the project's own, and its tangent kernel. */
final class DiagonalRule implements FiniteRule {
  @Override
  public void addTo(GraphBuilder builder, GraphNode node, String[] inputs, LayerUpdaters updaters) {
    DiagonalLayer layer = new DiagonalLayer(node.weights().get(0).fanOut());
    layer.setIUpdater(updaters.of("W"));
    builder.addLayer(node.name(), layer, inputs);
  }

  /** rate · Σ_j x_j B_oj(x) x′_j B_o′j(x′): the gradient of w_j is x_j times the signal at z_j. */
  @Override
  public LayerKernel tangent(Signals x, Signals x2, Rates rates) {
    Matrix rows = gradients(x);
    Matrix columns = x.signals() == x2.signals() ? rows : gradients(x2);
    Matrix rate = Matrix.zeros(x.inputs().rows(), x2.inputs().rows()).fill(rates.of("W"));
    return new OuterProducts(rate, rows, columns);
  }

  /** ∂h_o/∂w, {@code [n·O, size]}. */
  private static Matrix gradients(Signals of) {
    Matrix gradients = of.signals().copy();
    int outputs = of.inputs().rows() == 0 ? 0 : gradients.rows() / of.inputs().rows();
    for (int row = 0; row < gradients.rows(); row++) {
      for (int j = 0; j < gradients.columns(); j++) {
        gradients.set(row, j, gradients.get(row, j) * of.inputs().get(row / outputs, j));
      }
    }
    return gradients;
  }
}
