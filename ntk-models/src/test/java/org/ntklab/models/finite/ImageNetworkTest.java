package org.ntklab.models.finite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Precision;

/** Networks on images compute what their layers are defined as, and train. */
class ImageNetworkTest {
  private static final int OUTPUTS = 3;
  private static final int EXAMPLES = 13;
  private static final double LARGE = 1e-3;
  private static final int HALVINGS = 3;

  @ParameterizedTest
  @EnumSource(ImageWiring.class)
  void outputsAreThoseOfPlainLoops(ImageWiring wiring) {
    Matrix x = inputs("x", wiring);
    Matrix kept = x.copy();
    for (Precision precision : Precision.values()) {
      double tolerance = precision == Precision.DOUBLE ? 1e-13 : 1e-5;
      try (Dl4jNetwork network =
          Networks.create(Networks.in(precision, Networks.describe(graph(wiring))))) {
        Matrix expected = new PlainImages(network).outputs(x);
        assertEquals(0, Networks.difference(expected, network.outputs(x)), tolerance);
        assertEquals(0, Networks.difference(kept, x));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = ImageWiring.class, names = "DROPOUT", mode = EnumSource.Mode.EXCLUDE)
  void aStepMovesOutputsByTheKernelToSecondOrder(ImageWiring wiring) {
    double first = firstOrderError(wiring, LARGE);
    double last = firstOrderError(wiring, LARGE / (1 << HALVINGS));
    assertTrue(last > 0);
    assertEquals(2, Math.log(first / last) / (HALVINGS * Math.log(2)), 0.1);
  }

  @ParameterizedTest
  @EnumSource(ImageWiring.class)
  void trainingLowersTheLoss(ImageWiring wiring) {
    Matrix x = inputs("x", wiring);
    Matrix y = Networks.normal("y", EXAMPLES, OUTPUTS);
    for (Precision precision : Precision.values()) {
      try (Dl4jNetwork network =
          Networks.create(
              Networks.in(precision, Networks.describe(graph(wiring)).withLearningRate(0.05)))) {
        double before = network.outputs(x).addScaled(-1, y).frobeniusNorm();
        Networks.train(network, x, y, 20);
        double after = network.outputs(x).addScaled(-1, y).frobeniusNorm();
        assertTrue(after < 0.999 * before, () -> before + " → " + after);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ImageWiring.class)
  void aSavedNetworkHasEqualOutputs(ImageWiring wiring) throws IOException {
    Matrix x = inputs("x", wiring);
    try (Dl4jNetwork network = Networks.create(Networks.describe(graph(wiring)))) {
      Networks.train(network, x, Networks.normal("y", EXAMPLES, OUTPUTS), 3);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ModelSerializer.writeModel(network.computationGraph(), bytes, true);
      ComputationGraph opened =
          ModelSerializer.restoreComputationGraph(
              new ByteArrayInputStream(bytes.toByteArray()), true);
      Matrix h = Matrices.matrix(opened.outputSingle(Matrices.array(x, DataType.DOUBLE)));
      assertEquals(0, Networks.difference(network.outputs(x), h), 1e-14);
      assertEquals(network.computationGraph().getConfiguration(), opened.getConfiguration());
    }
  }

  @ParameterizedTest
  @EnumSource(ImageWiring.class)
  void measuringBetweenStepsChangesNothing(ImageWiring wiring) {
    Matrix x = inputs("x", wiring);
    Matrix y = Networks.normal("y", EXAMPLES, OUTPUTS);
    try (Dl4jNetwork network = Networks.create(Networks.describe(graph(wiring)));
        Dl4jNetwork watched = Networks.create(Networks.describe(graph(wiring)))) {
      for (int step = 0; step < 5; step++) {
        Networks.train(network, x, y, 1);
        Networks.train(watched, x, y, 1);
        watched.outputs(x.rowRange(0, 5));
        watched.tangentKernel().gram(x.rowRange(0, 7), x);
        watched.preActivations(x.rowRange(3, 5));
        watched.movements();
      }
      assertArrayEquals(network.outputs(x).toArray(), watched.outputs(x).toArray());
    }
  }

  private static double firstOrderError(ImageWiring wiring, double eta) {
    Matrix x = inputs("x", wiring);
    Matrix y = Networks.normal("y", EXAMPLES, OUTPUTS);
    try (Dl4jNetwork network =
        Networks.create(Networks.describe(graph(wiring)).withLearningRate(eta))) {
      Matrix before = network.outputs(x);
      Matrix gradient = Networks.towards(y).apply(before.copy());
      Matrix theta = network.tangentKernel().full(x, x);
      Matrix pull = Blas.product(theta, gradient.reshape(EXAMPLES * OUTPUTS, 1));
      before.addScaled(-eta, pull.reshape(EXAMPLES, OUTPUTS));
      Networks.train(network, x, y, 1);
      return before.addScaled(-1, network.outputs(x)).frobeniusNorm();
    }
  }

  private static LayerGraph graph(ImageWiring wiring) {
    return wiring.graph(OUTPUTS, 0.3);
  }

  private static Matrix inputs(String name, ImageWiring wiring) {
    return Networks.normal(name, EXAMPLES, wiring.input().size());
  }
}
