package org.ntklab.models.finite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ntklab.core.network.NetworkState;
import org.ntklab.core.network.StateArray;
import org.ntklab.core.random.RandomStreams;

/**
 * A DL4J graph whose errors come from outside, and whose layers show what passed through them.
 *
 * <p>Belongs to one thread. Arrays that it returns are valid until the next pass.
 */
@SuppressWarnings("serial")
final class ExternalErrorGraph extends ComputationGraph {
  private static final String PARAMETERS = "parameters";
  private static final String UPDATERS = "updaters";
  private static final String LAYER = "layer/";

  private final String output;

  /**
   * A graph with all weights 0.
   *
   * @param parameters number of weights
   * @param lean whether dense and activation layers run as their lean twins
   */
  ExternalErrorGraph(ComputationGraphConfiguration configuration, long parameters, boolean lean) {
    super(configuration);
    this.output = configuration.getNetworkOutputs().get(0);
    // Without an array of our own init() draws random weights and seeds ND4J's global generator.
    init(Nd4j.create(configuration.getDataType(), 1, parameters), false);
    if (lean) {
      replaceLayers();
    }
  }

  private ExternalErrorGraph(ComputationGraphConfiguration configuration, INDArray parameters) {
    super(configuration);
    this.output = configuration.getNetworkOutputs().get(0);
    init(parameters, false);
  }

  /**
   * The graph of one layer, whose vertex is run by itself; all weights 0, and errors of its inputs
   * are wanted.
   */
  static ExternalErrorGraph ofLayer(ComputationGraphConfiguration configuration, long parameters) {
    // DL4J wants a vector, if only of one number that no layer has.
    ExternalErrorGraph graph = new ExternalErrorGraph(configuration, parameters, true);
    graph.forLeanLayers(layer -> layer.wantInputErrors(true));
    if (parameters > 0) {
      graph.initGradientsView();
    }
    return graph;
  }

  /** A graph on parameters that lie somewhere else, which keep their memory. */
  static ExternalErrorGraph on(ComputationGraphConfiguration configuration, INDArray parameters) {
    return new ExternalErrorGraph(configuration, parameters);
  }

  private void replaceLayers() {
    for (GraphVertex vertex : vertices) {
      if (vertex instanceof LayerVertex layerVertex) {
        // layers[] holds the same objects in an order of its own.
        int place = List.of(layers).indexOf(layerVertex.getLayer());
        Layer lean = LeanLayer.of(layerVertex.getLayer(), configuration.getDataType());
        layerVertex.setLayer(lean);
        layers[place] = lean;
        // Nobody reads ∂/∂x. With several readers DL4J adds up what they return and needs them all.
        boolean onDataAlone =
            layerVertex.getInputVertices()[0].getVertexIndex() == 0
                && vertices[0].getOutputVertices().length == 1;
        if (onDataAlone && lean instanceof LeanLayer reader) {
          reader.wantInputErrors(false);
        }
      }
    }
  }

  /** Outputs {@code [N, O]}, row-major and the caller's; layers keep their inputs. */
  INDArray forward(INDArray x) {
    // "train" keeps DL4J from overwriting inputs that other branches read; masks have a switch of
    // their
    // own.
    return feedForward(new INDArray[] {x}, true, false).get(output).dup(NativeArrays.ROW_MAJOR);
  }

  /** Gradient of Σ errors · outputs into the flat gradient; signals stay in the vertices. */
  void backward(INDArray errors) {
    calcBackpropGradients(false, false, errors);
  }

  /** As {@link #backward}, for the signals alone. */
  void backwardSignals(INDArray errors) {
    wantWeightGradients(false);
    try {
      backward(errors);
    } finally {
      wantWeightGradients(true);
    }
  }

  private void wantWeightGradients(boolean wanted) {
    forLeanLayers(layer -> layer.wantWeightGradients(wanted));
  }

  /** Draws what is random in training, until {@link #endStep}. */
  void beginStep(RandomStreams random) {
    int step = configuration.getIterationCount();
    forLeanLayers(
        (name, layer) -> layer.beginStep(() -> random.stream("masks/" + name + "/" + step)));
  }

  /** Nothing is random any more. */
  void endStep() {
    forLeanLayers(LeanLayer::endStep);
  }

  /** Parameters, updaters and what layers remember; copies. */
  NetworkState state() {
    Map<String, StateArray> arrays = new LinkedHashMap<>();
    arrays.put(PARAMETERS, StateArrays.copy(params()));
    INDArray memory = getUpdater().getStateViewArray();
    if (memory != null) {
      arrays.put(UPDATERS, StateArrays.copy(memory));
    }
    forLeanLayers(
        (name, layer) -> {
          double[] remembered = layer.memory();
          if (remembered.length > 0) {
            arrays.put(LAYER + name, StateArray.of(remembered));
          }
        });
    return new NetworkState(configuration.getIterationCount(), arrays);
  }

  /** Goes on from a state of a graph of the same configuration. */
  void restore(NetworkState state) {
    StateArrays.assign(params(), state, PARAMETERS);
    INDArray memory = getUpdater().getStateViewArray();
    if (memory != null) {
      StateArrays.assign(memory, state, UPDATERS);
    }
    forLeanLayers(
        (name, layer) -> {
          int length = layer.memory().length;
          if (length > 0) {
            layer.remember(state.array(LAYER + name, length).doubles());
          }
        });
    configuration.setIterationCount(Math.toIntExact(state.steps()));
  }

  private void forLeanLayers(BiConsumer<String, LeanLayer> action) {
    for (Layer layer : layers) {
      if (layer instanceof LeanLayer lean) {
        action.accept(layer.conf().getLayer().getLayerName(), lean);
      }
    }
  }

  void forLeanLayers(Consumer<LeanLayer> action) {
    forLeanLayers((name, layer) -> action.accept(layer));
  }

  /** One step with the configured updaters, on the gradient of the last backward pass. */
  void update(int batch) {
    // The configuration is saved with the network, and Adam must know how far it has come.
    int iteration = configuration.getIterationCount();
    getUpdater().update(gradient, iteration, 0, batch, LayerWorkspaceMgr.noWorkspaces());
    params().subi(gradient.gradient());
    configuration.setIterationCount(iteration + 1);
  }

  /** What a layer read in the last forward pass. */
  INDArray input(String layer) {
    return getVertex(layer).getInputs()[0];
  }

  /** What arrived at a layer's output in the last backward pass: ∂/∂z of Σ errors · outputs. */
  INDArray signal(String layer) {
    return getVertex(layer).getEpsilon();
  }

  /** A weight array of a layer, a view of the graph's parameters. */
  INDArray weight(String layer, String array) {
    return getLayer(layer).getParam(array);
  }

  /** Frees all native memory at once; DL4J's close() would call for a garbage collection. */
  void free() {
    for (GraphVertex vertex : vertices) {
      vertex.clear();
    }
    setInputs(new INDArray[1]);
    forLeanLayers(LeanLayer::free);
    Updater updater = getUpdater(false);
    if (updater != null && updater.getStateViewArray() != null) {
      updater.getStateViewArray().close();
    }
    flattenedParams.close();
    if (flattenedGradients != null) {
      flattenedGradients.close();
    }
  }
}
