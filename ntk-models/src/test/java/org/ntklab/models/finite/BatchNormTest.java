package org.ntklab.models.finite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.Precision;
import org.ntklab.core.optimiser.Sgd;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.models.layers.batchnorm.BatchNorm;
import org.ntklab.models.layers.flatten.Flatten;
import org.ntklab.models.layers.window.Padding;

/** Batch moments in steps, running ones in measurements, and no tangent kernel. */
class BatchNormTest {
  private static final int EXAMPLES = 5;
  private static final int OUTPUTS = 2;
  private static final int CHANNELS = 3;
  private static final double EPSILON = 1e-2;
  private static final double MOMENTUM = 0.9;

  @SuppressWarnings("ImmutableEnumChecker") // Layers and shapes are immutable records.
  private enum Inputs {
    VECTORS(Shape.vector(4), Wiring.dense(CHANNELS, 0.3)),
    IMAGES(new Shape(2, List.of(3, 4)), ImageWiring.conv(CHANNELS, 3, Padding.SAME, 0.3));

    private final Shape shape;
    private final List<Layer> layers;

    Inputs(Shape shape, Layer first) {
      this.shape = shape;
      this.layers = List.of(first, new BatchNorm(EPSILON), new Flatten(), Wiring.last(0));
    }

    Matrix examples(String name) {
      return Networks.normal(name, EXAMPLES, shape.size());
    }

    NetworkDescription description(double rate) {
      LayerGraph graph = LayerGraph.of(layers, shape, new Sizes(1, OUTPUTS));
      return Networks.describe(graph, new Sgd(), rate);
    }
  }

  @ParameterizedTest
  @EnumSource(Inputs.class)
  void stepsSeeTheMomentsOfTheirBatch(Inputs inputs) {
    Matrix x = inputs.examples("x");
    for (Precision precision : Precision.values()) {
      try (Dl4jNetwork network = Networks.create(Networks.in(precision, inputs.description(0)))) {
        Matrix z = network.preActivations(x).values().iterator().next();
        Matrix expected = readout(network, normalised(z, moments(z)));
        Matrix found = inStep(network, x);
        double tolerance = precision == Precision.DOUBLE ? 1e-13 : 1e-5;
        assertEquals(0, Networks.difference(expected, found), tolerance);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Inputs.class)
  void measurementsSeeRunningMoments(Inputs inputs) {
    try (Dl4jNetwork network = Networks.create(inputs.description(0))) {
      double[][] running = {new double[CHANNELS], new double[CHANNELS]};
      Arrays.fill(running[1], 1);
      Matrix test = inputs.examples("test");
      Matrix z = network.preActivations(test).values().iterator().next();
      for (String name : List.of("x", "x2", "x3")) {
        Matrix expected = readout(network, normalised(z, running));
        Matrix found = network.outputs(test);
        assertEquals(0, Networks.difference(expected, found), 1e-13);
        assertEquals(
            0,
            Networks.difference(found.rowRange(0, 2), network.outputs(test.rowRange(0, 2))),
            1e-13);
        Matrix x = inputs.examples(name);
        double[][] batch = moments(network.preActivations(x).values().iterator().next());
        inStep(network, x);
        for (int k = 0; k < 2; k++) {
          for (int c = 0; c < CHANNELS; c++) {
            running[k][c] = MOMENTUM * running[k][c] + (1 - MOMENTUM) * batch[k][c];
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Inputs.class)
  void gradientsAreThoseOfFiniteDifferences(Inputs inputs) {
    Matrix x = inputs.examples("x");
    Matrix g = Networks.normal("g", EXAMPLES, OUTPUTS);
    double rate = 1e-3;
    double shift = 1e-5;
    try (Dl4jNetwork stepped = Networks.create(inputs.description(rate));
        Dl4jNetwork shifted = Networks.create(inputs.description(0))) {
      Weight weight = stepped.graph().weights().get(0);
      Matrix before = stepped.weight(weight);
      stepped.step(x, h -> h.assign(g));
      double kernelRate = inputs.description(rate).parametrisation().scaling(weight).kernelRate();
      Matrix found = stepped.weight(weight).addScaled(-1, before).scale(-1 / (rate * kernelRate));
      INDArray w = shifted.computationGraph().getLayer(weight.layer()).getParam("W");
      Matrix expected = Matrix.zeros(before.rows(), before.columns());
      for (int i = 0; i < before.rows(); i++) {
        for (int j = 0; j < before.columns(); j++) {
          w.putScalar(i, j, before.get(i, j) + shift);
          double above = inStep(shifted, x).dot(g);
          w.putScalar(i, j, before.get(i, j) - shift);
          double below = inStep(shifted, x).dot(g);
          w.putScalar(i, j, before.get(i, j));
          expected.set(i, j, (above - below) / (2 * shift));
        }
      }
      assertEquals(0, Networks.difference(expected, found), 1e-7);
    }
  }

  @ParameterizedTest
  @EnumSource(Inputs.class)
  void aSavedNetworkKeepsItsRunningMoments(Inputs inputs) throws IOException {
    Matrix x = inputs.examples("x");
    try (Dl4jNetwork network = Networks.create(inputs.description(0.05))) {
      Networks.train(network, x, Networks.normal("y", EXAMPLES, OUTPUTS), 3);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ModelSerializer.writeModel(network.computationGraph(), bytes, true);
      ComputationGraph opened =
          ModelSerializer.restoreComputationGraph(
              new ByteArrayInputStream(bytes.toByteArray()), true);
      Matrix h = Matrices.matrix(opened.outputSingle(Matrices.array(x, DataType.DOUBLE)));
      assertEquals(0, Networks.difference(network.outputs(x), h), 1e-14);
    }
  }

  @Test
  void itsTangentKernelIsRefusedByName() {
    NetworkDescription description = Inputs.IMAGES.description(0.1);
    try (Dl4jNetwork network = Networks.create(description)) {
      for (Runnable use :
          List.<Runnable>of(
              () -> new Dl4jNetworkFactory().check(description), network::tangentKernel)) {
        RefusedException refusal = assertThrows(RefusedException.class, use::run);
        assertTrue(
            refusal.getMessage().startsWith("layer 'batch-norm.2' couples the examples"),
            refusal.getMessage());
        assertTrue(refusal.getMessage().contains("'layer-norm'"), refusal.getMessage());
      }
    }
  }

  @Test
  void aDescriptionDeterminesTheTrajectory() {
    Matrix x = Inputs.IMAGES.examples("x");
    Matrix y = Networks.normal("y", EXAMPLES, OUTPUTS);
    try (Dl4jNetwork one = Networks.create(Inputs.IMAGES.description(0.05));
        Dl4jNetwork watched = Networks.create(Inputs.IMAGES.description(0.05))) {
      for (int step = 0; step < 4; step++) {
        Networks.train(one, x, y, 1);
        Networks.train(watched, x, y, 1);
        watched.outputs(x.rowRange(0, 2));
      }
      assertArrayEquals(one.outputs(x).toArray(), watched.outputs(x).toArray());
    }
  }

  /** Outputs in a step that, at rate 0, changes nothing but the running moments. */
  private static Matrix inStep(Dl4jNetwork network, Matrix x) {
    Matrix[] seen = new Matrix[1];
    network.step(
        x,
        h -> {
          seen[0] = h.copy();
          return h;
        });
    return seen[0];
  }

  private static Matrix readout(Dl4jNetwork network, Matrix a) {
    List<Weight> weights = network.graph().weights();
    return Blas.product(a, network.weight(weights.get(weights.size() - 1)));
  }

  /** Means and variances of the channels, by their definitions. */
  private static double[][] moments(Matrix z) {
    int positions = z.columns() / CHANNELS;
    double count = z.rows() * positions;
    double[][] moments = new double[2][CHANNELS];
    for (int c = 0; c < CHANNELS; c++) {
      for (int i = 0; i < z.rows(); i++) {
        for (int t = 0; t < positions; t++) {
          double entry = z.get(i, c * positions + t);
          moments[0][c] += entry / count;
          moments[1][c] += entry * entry / count;
        }
      }
      moments[1][c] -= moments[0][c] * moments[0][c];
    }
    return moments;
  }

  private static Matrix normalised(Matrix z, double[][] moments) {
    int positions = z.columns() / CHANNELS;
    Matrix y = z.copy();
    for (int i = 0; i < z.rows(); i++) {
      for (int j = 0; j < z.columns(); j++) {
        int c = j / positions;
        y.set(i, j, (z.get(i, j) - moments[0][c]) / Math.sqrt(moments[1][c] + EPSILON));
      }
    }
    return y;
  }
}
