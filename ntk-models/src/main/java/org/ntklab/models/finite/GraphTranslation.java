package org.ntklab.models.finite;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Sgd;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.JoinLayer;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.Precision;

/** From a layer graph to a DL4J configuration, node by node. */
final class GraphTranslation {
  private GraphTranslation() {}

  /** The type of a precision. */
  static DataType type(Precision precision) {
    return precision == Precision.DOUBLE ? DataType.DOUBLE : DataType.FLOAT;
  }

  /** The graph of a network, with its updaters. */
  static ComputationGraphConfiguration configuration(NetworkDescription description) {
    LayerGraph graph = description.graph();
    FoldedUpdaters updaters =
        new FoldedUpdaters(
            description.parametrisation(), description.optimiser(), description.learningRate());
    GraphBuilder builder = builder(description.precision()).addInputs(graph.input().name());
    for (GraphNode node : graph.nodes().subList(1, graph.nodes().size())) {
      String[] inputs = names(graph, node.inputs());
      Layer layer = node.layer();
      if (layer instanceof FiniteLayer finite) {
        finite
            .finite(graph.inputShape(node))
            .addTo(builder, node, inputs, updaters.of(graph.weightsOf(node)));
      } else if (layer instanceof JoinLayer) {
        join(builder, node, inputs, description);
      } else if (layer instanceof org.ntklab.core.layer.ActivationLayer activation) {
        PointwiseActivation function = new PointwiseActivation(activation.activation());
        builder.addLayer(
            node.name(), new ActivationLayer.Builder().activation(function).build(), inputs);
      }
    }
    return builder.setOutputs(graph.output().name()).build();
  }

  /** Settings that all graphs share: nothing that DL4J would add of its own. */
  static GraphBuilder builder(Precision precision) {
    return new NeuralNetConfiguration.Builder()
        .dataType(type(precision))
        .trainingWorkspaceMode(WorkspaceMode.NONE)
        .inferenceWorkspaceMode(WorkspaceMode.NONE)
        // DL4J would divide by the batch once more.
        .miniBatch(false)
        .updater(new Sgd(0))
        .weightInit(WeightInit.ZERO)
        .graphBuilder();
  }

  /** A join; the last branch of a residual block carries the parametrisation's multiplier. */
  private static void join(
      GraphBuilder builder, GraphNode node, String[] inputs, NetworkDescription description) {
    JoinLayer join = (JoinLayer) node.layer();
    double multiplier =
        join.residual()
            ? description.parametrisation().residualMultiplier(description.graph().residualBlocks())
            : 1;
    if (multiplier != 1) {
      int last = inputs.length - 1;
      String scaled = node.name() + "/branch";
      builder.addVertex(scaled, new ScaleVertex(multiplier), inputs[last]);
      inputs[last] = scaled;
    }
    builder.addVertex(node.name(), vertex(join), inputs);
  }

  private static GraphVertex vertex(JoinLayer join) {
    return switch (join.join()) {
      case SUM -> new ElementWiseVertex(ElementWiseVertex.Op.Add);
      case PRODUCT -> new ElementWiseVertex(ElementWiseVertex.Op.Product);
      case CONCATENATE -> new MergeVertex();
    };
  }

  private static String[] names(LayerGraph graph, List<Integer> indices) {
    return indices.stream().map(i -> graph.nodes().get(i).name()).toArray(String[]::new);
  }
}
