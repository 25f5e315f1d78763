package org.ntklab.models.layers.attention;

import java.util.List;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.reference.Reference;
import org.ntklab.models.finite.FiniteRule;
import org.ntklab.models.finite.LayerUpdaters;
import org.ntklab.models.layers.conv.ConvolutionKernel;
import org.ntklab.models.tangent.KernelSum;
import org.ntklab.models.tangent.LayerKernel;
import org.ntklab.models.tangent.Rates;
import org.ntklab.models.tangent.Signals;

/**
 * A DL4J attention layer, and its tangent kernel: each matrix is applied to every position, so that
 * its kernel is a convolution's, of what it reads and of the signals behind it. Those of n examples
 * and O outputs take n·O·H·(K + V)·T numbers beside the convolutions' gradients.
 *
 * @param channels of the input, C
 * @param positions T
 * @param heads H
 * @param mechanism ζ
 */
record FiniteAttention(int channels, int positions, int heads, Mechanism mechanism)
    implements FiniteRule {

  @Override
  public void addTo(GraphBuilder builder, GraphNode node, String[] inputs, LayerUpdaters updaters) {
    int allKeys = node.weights().get(0).fanOut();
    int allValues = node.weights().get(1).fanOut();
    boolean bias = node.weights().size() > 3;
    AttentionShape shape = shape(allKeys, allValues, node.shape().channels(), bias);
    AttentionLayer layer =
        new AttentionLayer(shape, updaters.of(Attention.QUERY), updaters.of(Attention.VALUE));
    layer.setIUpdater(updaters.of(Attention.OUTPUT));
    if (bias) {
      layer.setBiasUpdater(updaters.of(Attention.BIAS));
    }
    builder.addLayer(node.name(), layer, inputs);
  }

  @Override
  @Reference(key = "novak2022", where = "Section 3.2, Jacobian contraction by layer")
  public LayerKernel tangent(Signals x, Signals x2, Rates rates, Function<String, Matrix> weights) {
    Matrix query = weights.apply(Attention.QUERY).transpose();
    Matrix value = weights.apply(Attention.VALUE).transpose();
    Matrix output = weights.apply(Attention.OUTPUT).transpose();
    AttentionShape shape = shape(query.rows(), value.rows(), output.rows(), false);
    AttentionPass pass = new AttentionPass(shape);
    pass.query().assign(query);
    pass.value().assign(value);
    pass.output().assign(output);
    AttentionSignals rows = AttentionSignals.of(pass, shape, x);
    AttentionSignals columns =
        x.signals() == x2.signals() ? rows : AttentionSignals.of(pass, shape, x2);
    return new KernelSum(
        List.of(
            ConvolutionKernel.ofPositions(
                channels,
                positions,
                rows.queries(),
                columns.queries(),
                rates.of(Attention.QUERY),
                0),
            ConvolutionKernel.ofPositions(
                channels, positions, rows.values(), columns.values(), rates.of(Attention.VALUE), 0),
            ConvolutionKernel.ofPositions(
                shape.allValues(),
                positions,
                rows.outputs(),
                columns.outputs(),
                rates.of(Attention.OUTPUT),
                rates.of(Attention.BIAS))));
  }

  private AttentionShape shape(int allKeys, int allValues, int outputs, boolean bias) {
    return new AttentionShape(
        channels, positions, allKeys / heads, allValues / heads, heads, outputs, bias, mechanism);
  }
}
