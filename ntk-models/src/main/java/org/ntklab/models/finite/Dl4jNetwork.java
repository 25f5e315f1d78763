package org.ntklab.models.finite;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntklab.core.kernel.TangentKernel;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Network;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.NetworkState;
import org.ntklab.core.network.WeightMovement;
import org.ntklab.models.tangent.EmpiricalTangentKernel;
import org.ntklab.models.tangent.Signals;

/** A finite network on DL4J, with multipliers folded into initial deviations and rates. */
public final class Dl4jNetwork implements Network {
  private final NetworkDescription description;
  private final LayerGraph graph;
  private final DataType type;
  private final ExternalErrorGraph network;
  private final Map<String, Matrix> initial;
  private final WeightMovements movements;
  private final ArrayCache inputs;
  private final TangentKernel tangentKernel;

  Dl4jNetwork(NetworkDescription description, boolean lean) {
    this.description = description;
    this.graph = description.graph();
    this.type = GraphTranslation.type(description.precision());
    long parameters =
        graph.weights().stream()
            .mapToLong(weight -> (long) weight.shape().fanIn() * weight.shape().fanOut())
            .sum();
    this.network =
        new ExternalErrorGraph(GraphTranslation.configuration(description), parameters, lean);
    this.initial = InitialWeights.draw(description);
    for (Weight weight : graph.weights()) {
      INDArray view = network.weight(weight.layer(), weight.shape().name());
      InitialWeights.assign(view, initial.get(weight.name()));
      // In single precision W₀ is what was rounded: a network that rests has not moved.
      initial.put(weight.name(), weight(weight));
    }
    this.movements = new WeightMovements(graph, weight -> initial.get(weight.name()), this::weight);
    this.inputs = new ArrayCache(type);
    this.tangentKernel =
        new EmpiricalTangentKernel(
            this::signals,
            LayerTangents.of(description, this::weight),
            graph.output().shape().size());
  }

  @Override
  public LayerGraph graph() {
    return graph;
  }

  /** The DL4J graph itself, to be saved or opened by other programs; not to be modified. */
  public ComputationGraph computationGraph() {
    return network;
  }

  @Override
  public Matrix outputs(Matrix x) {
    if (x.rows() == 0) {
      return Matrix.zeros(0, graph.output().shape().size());
    }
    INDArray h = network.forward(inputs.get(x));
    Matrix outputs = Matrices.matrix(h);
    h.close();
    return outputs;
  }

  @Override
  public void step(Matrix x, UnaryOperator<Matrix> gradient) {
    network.beginStep(description.random());
    INDArray h = network.forward(inputs.get(x));
    INDArray errors = Matrices.array(gradient.apply(Matrices.matrix(h)), type);
    network.backward(errors);
    network.endStep();
    network.update(x.rows());
    h.close();
    errors.close();
  }

  @Override
  public TangentKernel tangentKernel() {
    FiniteReading.checkUncoupled(graph);
    return tangentKernel;
  }

  @Override
  public Map<String, Matrix> preActivations(Matrix x) {
    Map<String, Matrix> features = new LinkedHashMap<>();
    boolean any = x.rows() > 0;
    Map<String, INDArray> activations =
        any ? network.feedForward(new INDArray[] {inputs.get(x)}, true, false) : Map.of();
    for (GraphNode node : graph.weighted()) {
      if (node.index() != graph.outputIndex()) {
        Matrix z =
            any
                ? Matrices.matrix(activations.get(node.name()))
                : Matrix.zeros(0, node.shape().size());
        features.put(node.name(), z);
      }
    }
    return features;
  }

  @Override
  public Map<String, WeightMovement> movements() {
    return movements.now();
  }

  @Override
  public NetworkState state() {
    return network.state();
  }

  @Override
  public void restore(NetworkState state) {
    network.restore(state);
  }

  @Override
  public void close() {
    inputs.free();
    network.free();
  }

  /** A copy of the effective weight, {@code [fanIn, fanOut]}. */
  Matrix weight(Weight weight) {
    INDArray view = network.weight(weight.layer(), weight.shape().name());
    // DL4J's biases have one dimension.
    return Matrices.matrix(view.rank() == 1 ? view.reshape(1, view.length()) : view);
  }

  /** One pass forward, and one backward for each output with ones in its column. */
  private Map<String, Signals> signals(Matrix x) {
    if (x.rows() == 0) {
      return noSignals();
    }
    INDArray h = network.forward(inputs.get(x));
    int outputs = (int) h.size(1);
    Map<String, Signals> signals = new LinkedHashMap<>();
    for (GraphNode node : graph.weighted()) {
      Matrix layerInputs = Matrices.matrix(network.input(node.name()));
      Matrix backward = Matrix.zeros(x.rows() * outputs, node.shape().size());
      signals.put(node.name(), new Signals(layerInputs, backward));
    }
    for (int o = 0; o < outputs; o++) {
      INDArray errors = Nd4j.zeros(type, x.rows(), outputs);
      errors.getColumn(o).assign(1);
      network.backwardSignals(errors);
      for (GraphNode node : graph.weighted()) {
        Matrix backward = signals.get(node.name()).signals();
        Matrices.interleave(network.signal(node.name()), backward, o, outputs);
      }
      errors.close();
    }
    h.close();
    return signals;
  }

  private Map<String, Signals> noSignals() {
    Map<String, Signals> signals = new LinkedHashMap<>();
    for (GraphNode node : graph.weighted()) {
      int inputSize = graph.nodes().get(node.inputs().get(0)).shape().size();
      Matrix none = Matrix.zeros(0, inputSize);
      signals.put(node.name(), new Signals(none, Matrix.zeros(0, node.shape().size())));
    }
    return signals;
  }
}
