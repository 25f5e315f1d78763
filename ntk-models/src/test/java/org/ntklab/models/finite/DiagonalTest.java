package org.ntklab.models.finite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.layer.WeightDraw;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Precision;
import org.ntklab.models.layers.diagonal.Diagonal;

/** A weight for each input, against differences of outputs, and as a DL4J network. */
class DiagonalTest {
  private static final int FEATURES = 4;
  private static final double TRUNCATION = 1e-8;
  private static final List<Layer> LAYERS =
      List.of(
          new Diagonal(1.3, WeightDraw.NORMAL),
          Wiring.dense(5, 0.3),
          Wiring.TANH,
          new Diagonal(0.8, WeightDraw.NORMAL),
          Wiring.TANH,
          Wiring.last(0.3));

  private static Dl4jNetwork network(List<Layer> layers, int outputs, Precision precision) {
    LayerGraph graph = Wiring.graph(layers, FEATURES, outputs);
    return Networks.create(Networks.in(precision, Networks.describe(graph)));
  }

  @Test
  void kernelAndGradientsAreMadeOfFiniteDifferencesOfTheOutputs() {
    Matrix x = Networks.normal("x", 6, FEATURES);
    for (int outputs : new int[] {1, 3}) {
      try (Dl4jNetwork network = network(LAYERS, outputs, Precision.DOUBLE)) {
        Networks.train(network, x, Networks.normal("y", 6, outputs), 3);
        List<Weight> weights = network.graph().weights();
        Jacobian differences = Jacobian.ofDifferences(network, Powers.MIXED, x, 1e-5);
        Matrix expected = differences.kernel(differences, weights);
        Matrix found = network.tangentKernel().full(x, x);
        assertEquals(0, Networks.difference(expected, found), TRUNCATION);
        Jacobian backward = Jacobian.ofBackward(network, Powers.MIXED, x);
        Matrix mixed = differences.kernel(backward, weights);
        assertEquals(0, Networks.difference(expected, mixed), TRUNCATION);
        Matrix some = x.rowRange(1, 3).copy();
        Matrix cross = network.tangentKernel().full(x, some);
        for (int row = 0; row < cross.rows(); row++) {
          for (int column = 0; column < cross.columns(); column++) {
            assertEquals(found.get(row, outputs + column), cross.get(row, column), 1e-12);
          }
        }
      }
    }
  }

  @Test
  void signsAreWeightsOfOneSize() {
    List<Layer> layers = List.of(new Diagonal(0.7, WeightDraw.SIGNS), Wiring.last(0));
    LayerGraph graph = Wiring.graph(layers, 200, 1);
    try (Dl4jNetwork network = Networks.create(Networks.describe(graph))) {
      Weight weight = network.graph().weights().get(0);
      double size = Powers.MIXED.scaling(weight).foldedDeviation();
      double sum = 0;
      for (double w : network.weight(weight).toArray()) {
        assertEquals(size, Math.abs(w), 1e-15);
        sum += w / size;
      }
      // Of 200 fair signs: four standard deviations.
      assertEquals(0, sum, 4 * Math.sqrt(200));
    }
  }

  @Test
  void singlePrecisionAndASavedNetworkHaveTheSameOutputs() throws IOException {
    Matrix x = Networks.normal("x", 6, FEATURES);
    try (Dl4jNetwork network = network(LAYERS, 2, Precision.DOUBLE);
        Dl4jNetwork single = network(LAYERS, 2, Precision.SINGLE)) {
      Matrix y = Networks.normal("y", 6, 2);
      Networks.train(network, x, y, 3);
      Networks.train(single, x, y, 3);
      assertEquals(0, Networks.difference(network.outputs(x), single.outputs(x)), 1e-5);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ModelSerializer.writeModel(network.computationGraph(), bytes, true);
      ComputationGraph opened =
          ModelSerializer.restoreComputationGraph(
              new ByteArrayInputStream(bytes.toByteArray()), true);
      Matrix h = Matrices.matrix(opened.outputSingle(Matrices.array(x, DataType.DOUBLE)));
      assertEquals(0, Networks.difference(network.outputs(x), h), 1e-14);
    }
  }
}
