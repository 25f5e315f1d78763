package org.ntklab.models.planned;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.ntklab.core.kernel.TangentKernel;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Network;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.NetworkState;
import org.ntklab.core.network.StateArray;
import org.ntklab.core.network.WeightMovement;
import org.ntklab.models.finite.Dl4jTwin;
import org.ntklab.models.finite.FiniteReading;
import org.ntklab.models.finite.InitialWeights;
import org.ntklab.models.finite.WeightMovements;
import org.ntklab.models.plan.NativeValues;
import org.ntklab.models.plan.Parameters;
import org.ntklab.models.plan.Slot;
import org.ntklab.models.plan.WeightUpdates;

/**
 * A finite network as a step plan on the parameters of its DL4J graph, which is only made when it
 * is asked for.
 */
public final class PlannedNetwork implements Network {
  private static final String PARAMETERS = "parameters";
  private static final String OPTIMISER = "optimiser/";

  private final NetworkDescription description;
  private final LayerGraph graph;
  private final Parameters parameters;
  private final NativeValues initial;
  private final WeightMovements movements;
  private final WeightUpdates updates;
  private final Passes passes;
  private final SignalMemory signalMemory;
  private final TangentKernel tangentKernel;
  private Matrix handedOut = Matrix.zeros(0, 0);

  /**
   * A network with its initial weights.
   *
   * @param mostBytes of values and signals that a pass may take; more examples pass in pieces
   */
  PlannedNetwork(NetworkDescription description, long mostBytes) {
    this.description = description;
    this.graph = description.graph();
    boolean scaled =
        graph.residualBlocks() > 0
            && description.parametrisation().residualMultiplier(graph.residualBlocks()) != 1;
    this.parameters = new Parameters(graph, description.precision(), scaled);
    this.initial = NativeValues.zeros(description.precision(), parameters.all().length());
    InitialWeights.draw(description)
        .forEach((name, weights) -> parameters.array(name).assign(weights.transpose()));
    initial.assign(parameters.all(), initial.length());
    this.movements =
        new WeightMovements(
            graph, weight -> matrix(initial, weight), weight -> matrix(parameters.all(), weight));
    this.updates = new WeightUpdates(description, parameters);
    this.passes = new Passes(description, updates, mostBytes, 1);
    this.signalMemory =
        new SignalMemory(
            description,
            TangentLayers.contracted(graph),
            passes,
            each -> new Passes(description, updates, mostBytes, each));
    this.tangentKernel =
        TangentLayers.kernel(
            description,
            signalMemory,
            new PlannedSignals(graph, passes),
            new WeightDirections(description, passes, updates),
            this::weight);
  }

  @Override
  public LayerGraph graph() {
    return graph;
  }

  /**
   * The network in DL4J, on the same parameters; valid until this network is closed, and not to be
   * trained. After steps it is to be asked for again: weights are brought up to date by that.
   */
  public ComputationGraph computationGraph() {
    passes.settle();
    return Dl4jTwin.on(description, parameters);
  }

  @Override
  public Matrix outputs(Matrix x) {
    int size = graph.output().shape().size();
    Matrix outputs = Matrix.zeros(x.rows(), size);
    passes.forward(
        x,
        (compiled, from, rows) ->
            compiled.plan().output().values().copyTo(outputs.rowRange(from, from + rows)));
    return outputs;
  }

  @Override
  public void step(Matrix x, UnaryOperator<Matrix> gradient) {
    int size = graph.output().shape().size();
    if (handedOut.rows() != x.rows()) {
      handedOut = Matrix.zeros(x.rows(), size);
    }
    passes.step(x, handedOut, gradient, this::stream);
  }

  private Supplier<RandomGenerator> stream(String layer) {
    int step = updates.steps();
    return () -> description.random().stream("masks/" + layer + "/" + step);
  }

  @Override
  public TangentKernel tangentKernel() {
    FiniteReading.checkUncoupled(graph);
    return tangentKernel;
  }

  @Override
  public Map<String, Matrix> preActivations(Matrix x) {
    Map<String, Matrix> features = new LinkedHashMap<>();
    for (GraphNode node : graph.weighted()) {
      if (node.index() != graph.outputIndex()) {
        features.put(node.name(), Matrix.zeros(x.rows(), node.shape().size()));
      }
    }
    passes.forward(
        x,
        (compiled, from, rows) -> {
          for (GraphNode node : graph.weighted()) {
            Matrix into = features.get(node.name());
            if (into != null) {
              Slot slot = compiled.output(node);
              slot.values().copyTo(into.rowRange(from, from + rows));
            }
          }
        });
    return features;
  }

  @Override
  public Map<String, WeightMovement> movements() {
    passes.settle();
    return movements.now();
  }

  @Override
  public NetworkState state() {
    Map<String, StateArray> arrays = new LinkedHashMap<>();
    arrays.putAll(passes.look(() -> arrays.put(PARAMETERS, parameters.all().toState())));
    for (int i = 0; i < updates.memories().size(); i++) {
      arrays.put(OPTIMISER + i, updates.memories().get(i).toState());
    }
    return new NetworkState(updates.steps(), arrays);
  }

  @Override
  public void restore(NetworkState state) {
    passes.settle();
    restore(parameters.all(), state, PARAMETERS);
    for (int i = 0; i < updates.memories().size(); i++) {
      restore(updates.memories().get(i), state, OPTIMISER + i);
    }
    updates.resumeAt(Math.toIntExact(state.steps()));
    passes.restore(state);
  }

  private static void restore(NativeValues values, NetworkState state, String name) {
    values.assign(state.array(name, values.length()));
  }

  /** A copy of the effective weight, {@code [fanIn, fanOut]}. */
  Matrix weight(Weight weight) {
    passes.settle();
    return matrix(parameters.all(), weight).transpose();
  }

  /** A copy as it lies, {@code [fanOut, fanIn]}. */
  private Matrix matrix(NativeValues all, Weight weight) {
    Matrix matrix = Matrix.zeros(weight.shape().fanOut(), weight.shape().fanIn());
    all.copyTo(parameters.start(weight.name()), matrix);
    return matrix;
  }

  @Override
  public void close() {
    signalMemory.close();
    passes.close();
    updates.close();
    initial.close();
    parameters.close();
  }
}
