package org.ntklab.models.finite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ntklab.core.layer.Join;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.Precision;
import org.ntklab.core.optimiser.Sgd;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.random.RandomStreams;
import org.ntklab.models.kernel.Grams;
import org.ntklab.models.kernel.execution.AnalyticKernel;
import org.ntklab.models.kernel.program.KernelProgram;
import org.ntklab.models.layers.parallel.Parallel;

/** Residual blocks whose last branch a parametrisation scales by L^−½. */
class ResidualMultiplierTest {
  private static final int FEATURES = 4;
  private static final int BLOCKS = 3;
  private static final DepthPowers DEPTH = new DepthPowers(Powers.MIXED, 0.5);
  private static final double ROUNDING = 1e-12;
  private static final int WIDE = 256;
  private static final int DRAWS = 16;

  /** About three times that of the mean of so many draws. */
  private static final double SCATTER = 0.06;

  private static final double DIFFERENCES = 1e-7;

  /** dense, then blocks x + [tanh, dense](x), then the readout. */
  private static LayerGraph graph(int blocks, boolean residual) {
    List<Layer> layers = new ArrayList<>();
    layers.add(Wiring.dense(5, 0.3));
    for (int block = 0; block < blocks; block++) {
      List<List<Layer>> branches = List.of(List.of(), List.of(Wiring.TANH, Wiring.dense(5, 0.3)));
      layers.add(new Parallel(Join.SUM, residual, branches));
    }
    layers.add(Wiring.last(0.3));
    return Wiring.graph(layers, FEATURES, 2);
  }

  private static Dl4jNetwork network(LayerGraph graph) {
    return Networks.create(
        new NetworkDescription(
            graph, DEPTH, new Sgd(), 0.02, Precision.DOUBLE, new RandomStreams(Networks.SEED)));
  }

  @Test
  void scalesTheBranchAsSmallerWeightsAtItsEndWould() {
    Matrix x = Networks.normal("x", 7, FEATURES);
    LayerGraph graph = graph(BLOCKS, true);
    try (Dl4jNetwork network = network(graph)) {
      Networks.train(network, x, Networks.normal("y", 7, 2), 5);
      Map<String, double[]> weights = new LinkedHashMap<>();
      for (Weight weight : graph.weights()) {
        Matrix w = network.weight(weight);
        boolean endsBranch = List.of("dense-2", "dense-3", "dense-4").contains(weight.layer());
        weights.put(weight.name(), w.scale(endsBranch ? 1 / Math.sqrt(BLOCKS) : 1).toArray());
      }
      Matrix expected = new PlainNetwork(graph, weights).outputs(x);
      assertTrue(Networks.difference(expected, network.outputs(x)) <= ROUNDING);
    }
  }

  @Test
  void tangentKernelHasTheMultiplierToo() {
    Matrix x = Networks.normal("x", 6, FEATURES);
    LayerGraph graph = graph(BLOCKS, true);
    try (Dl4jNetwork network = network(graph)) {
      Jacobian rows = Jacobian.ofDifferences(network, DEPTH, x, 1e-5);
      Matrix expected = rows.kernel(rows, graph.weights());
      Matrix found = network.tangentKernel().full(x, x);
      assertTrue(Networks.difference(expected, found) <= DIFFERENCES);
    }
  }

  /** With the rates of SGD that go with 1/L, Θ of wide networks is the analytic one. */
  @Test
  void kernelReadingAgreesWithWideNetworks() {
    DepthPowers scaling = new DepthPowers(Powers.NTK, 1);
    Matrix x = Networks.normal("x", 5, FEATURES);
    List<Layer> layers = new ArrayList<>(List.of(Wiring.dense(WIDE, 0.3)));
    for (int block = 0; block < BLOCKS; block++) {
      List<Layer> branch = List.of(Wiring.RELU, Wiring.dense(WIDE, 0.3));
      layers.add(new Parallel(Join.SUM, true, List.of(List.of(), branch)));
    }
    layers.add(Wiring.last(0.3));
    LayerGraph graph = Wiring.graph(layers, FEATURES, 1);
    Matrix analytic = analytic(graph, scaling, x);
    assertTrue(
        Networks.difference(analytic, analytic(graph, Powers.NTK, x)) > 4 * SCATTER,
        "the multiplier matters");
    Matrix mean = Matrix.zeros(x.rows(), x.rows());
    for (int draw = 0; draw < DRAWS; draw++) {
      NetworkDescription description =
          Networks.with(draw, Networks.with(scaling, Networks.describe(graph)));
      try (Dl4jNetwork network = Networks.create(description)) {
        mean.addScaled(1.0 / DRAWS, network.tangentKernel().gram(x, x));
      }
    }
    assertTrue(Networks.difference(analytic, mean) < SCATTER, "finite " + mean);
  }

  private static Matrix analytic(LayerGraph graph, Parametrisation scaling, Matrix x) {
    return Grams.gram(new AnalyticKernel(KernelProgram.of(graph, scaling), false), x).get("ntk");
  }

  @Test
  void ofOneBlockOrOfASumThatIsNoBlockIsNoVertex() {
    for (LayerGraph graph : List.of(graph(1, true), graph(BLOCKS, false))) {
      try (Dl4jNetwork network = network(graph)) {
        assertEquals(graph.nodes().size(), network.computationGraph().getVertices().length);
      }
    }
    LayerGraph blocks = graph(BLOCKS, true);
    try (Dl4jNetwork network = network(blocks)) {
      assertEquals(blocks.nodes().size() + BLOCKS, network.computationGraph().getVertices().length);
    }
  }
}
