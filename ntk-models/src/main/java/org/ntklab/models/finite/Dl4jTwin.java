package org.ntklab.models.finite;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.models.plan.NativeValues;
import org.ntklab.models.plan.Parameters;

/** The DL4J graph of a network whose parameters lie in memory of somebody else's. */
public final class Dl4jTwin {
  private Dl4jTwin() {}

  /**
   * A DL4J graph that works on these parameters: what either changes, the other sees.
   *
   * @param parameters outlive the graph
   * @throws IllegalStateException when DL4J would lay them out otherwise
   */
  public static ComputationGraph on(NetworkDescription description, Parameters parameters) {
    NativeValues all = parameters.all();
    INDArray vector = NativeArrays.over(all, 1, all.length());
    ExternalErrorGraph graph =
        ExternalErrorGraph.on(GraphTranslation.configuration(description), vector);
    for (Weight weight : description.graph().weights()) {
      INDArray view = graph.weight(weight.layer(), weight.shape().name());
      long start = view.offset();
      if (start != parameters.start(weight.name())) {
        throw new IllegalStateException(
            "DL4J has %s at %d, the plan at %d"
                .formatted(weight.name(), start, parameters.start(weight.name())));
      }
    }
    return graph;
  }
}
