package org.ntklab.models.finite;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.ntklab.core.layer.WeightShape;
import org.ntklab.models.plan.LayerStep;
import org.ntklab.models.plan.NativeValues;
import org.ntklab.models.plan.Slot;
import org.ntklab.models.plan.StepSite;
import org.ntklab.models.plan.WeightUpdate;

/**
 * A layer kind without a plan as a step of one: calls its DL4J layer, on copies. Slow, and right.
 */
public final class ForeignStep implements LayerStep {
  private final StepSite site;
  private final DataType type;
  private final ExternalErrorGraph graph;
  private final GraphVertex vertex;
  private Gradient latest;

  /** The layer at its place. */
  public ForeignStep(FiniteRule rule, StepSite site) {
    this.site = site;
    this.type = GraphTranslation.type(site.precision());
    Map<String, IUpdater> resting = new HashMap<>();
    long parameters = 0;
    for (WeightShape weight : site.node().weights()) {
      resting.put(weight.name(), new Sgd(0));
      parameters += (long) weight.fanIn() * weight.fanOut();
    }
    String[] inputs = new String[site.inputCount()];
    GraphBuilder builder = GraphTranslation.builder(site.precision());
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = "input-" + i;
      builder.addInputs(inputs[i]);
    }
    String name = site.node().name();
    rule.addTo(builder, site.node(), inputs, new LayerUpdaters(resting));
    ComputationGraphConfiguration configuration = builder.setOutputs(name).build();
    this.graph = ExternalErrorGraph.ofLayer(configuration, parameters);
    this.vertex = graph.getVertex(name);
  }

  @Override
  public void forward(int rows) {
    for (WeightShape weight : site.node().weights()) {
      INDArray view = graph.weight(site.node().name(), weight.name());
      copy(site.weight(weight.name()), new ArrayValues(view));
    }
    for (int i = 0; i < site.inputCount(); i++) {
      vertex.setInput(i, array(site.input(i).values(), rows, site.input(i)), workspaces());
    }
    put(vertex.doForward(true, workspaces()), site.output().values(), false);
  }

  @Override
  public void backward(int rows) {
    differentiate(rows);
  }

  @Override
  public void gradients(int rows) {
    if (!site.input().hasSignals()) {
      differentiate(rows);
    }
    for (WeightShape weight : site.node().weights()) {
      add(latest.getGradientFor(weight.name()), site.update(weight.name()));
    }
  }

  private void differentiate(int rows) {
    vertex.setEpsilon(array(site.output().signals(), rows, site.output()));
    Pair<Gradient, INDArray[]> result = vertex.doBackward(false, workspaces());
    latest = result.getFirst();
    INDArray[] errors = result.getSecond();
    for (int i = 0; i < site.inputCount(); i++) {
      if (site.input(i).hasSignals()) {
        put(errors[i], site.input(i).signals(), site.adds(i));
      }
    }
  }

  @Override
  public void beginPass(Supplier<RandomGenerator> stream) {
    graph.forLeanLayers(layer -> layer.beginStep(stream));
  }

  @Override
  public void endStep() {
    graph.forLeanLayers(LeanLayer::endStep);
  }

  @Override
  public void close() {
    graph.free();
  }

  private static LayerWorkspaceMgr workspaces() {
    return LayerWorkspaceMgr.noWorkspaces();
  }

  private INDArray array(NativeValues from, int rows, Slot slot) {
    INDArray array =
        Nd4j.createUninitialized(type, new long[] {rows, slot.size()}, NativeArrays.ROW_MAJOR);
    copy(from, new ArrayValues(array), rows * slot.size());
    return array;
  }

  private static void copy(NativeValues from, ArrayValues to) {
    copy(from, to, from.length());
  }

  private static void copy(NativeValues from, ArrayValues to, int count) {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = from.get(i);
    }
    to.put(0, numbers);
  }

  private static void put(INDArray array, NativeValues to, boolean add) {
    INDArray rows = NativeArrays.rowMajor(array);
    double[] numbers = new double[(int) rows.length()];
    new ArrayValues(rows).get(0, numbers);
    for (int i = 0; i < numbers.length; i++) {
      to.set(i, add ? to.get(i) + numbers[i] : numbers[i]);
    }
  }

  /** C ← factor · G + beta · C. */
  private static void add(INDArray gradient, WeightUpdate update) {
    NativeValues target = update.target();
    double[] numbers = new double[target.length()];
    new ArrayValues(gradient).get(0, numbers);
    double beta = update.beta();
    for (int i = 0; i < numbers.length; i++) {
      double before = beta == 0 ? 0 : beta * target.get(i);
      target.set(i, before + update.factor() * numbers[i]);
    }
  }
}
