package org.ntklab.models.finite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.Precision;
import org.ntklab.core.optimiser.Adam;
import org.ntklab.core.optimiser.HeavyBall;
import org.ntklab.core.optimiser.Nesterov;
import org.ntklab.core.optimiser.Optimiser;
import org.ntklab.core.optimiser.Sgd;

/** A saved network is a plain DL4J network, opened and trained by DL4J's own means. */
class SavedNetworkTest {
  private static final int FEATURES = 5;
  private static final int OUTPUTS = 3;
  private static final Matrix X = Networks.normal("x", 13, FEATURES);
  private static final Matrix Y = Networks.normal("y", 13, OUTPUTS);

  static Stream<Arguments> rules() {
    return Stream.of(new Sgd(), new HeavyBall(0.9), new Nesterov(0.8), new Adam(0.9, 0.999, 1e-3))
        .flatMap(rule -> Stream.of(Precision.values()).map(p -> Arguments.of(rule, p)));
  }

  @ParameterizedTest
  @EnumSource(Wiring.class)
  void hasEqualOutputs(Wiring wiring) throws IOException {
    try (Dl4jNetwork network =
        Networks.create(Networks.describe(wiring.graph(FEATURES, 7, OUTPUTS, 0.3)))) {
      Networks.train(network, X, Y, 3);
      ComputationGraph opened = saveAndOpen(network);
      assertEquals(ComputationGraph.class, opened.getClass());
      Matrix h = Matrices.matrix(opened.outputSingle(Matrices.array(X, DataType.DOUBLE)));
      assertEquals(0, Networks.difference(network.outputs(X), h), 1e-14);
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void goesOnTrainingFromTheOptimisersState(Optimiser rule, Precision precision)
      throws IOException {
    NetworkDescription description =
        Networks.in(
            precision,
            Networks.describe(Wiring.GATED_PRODUCT.graph(FEATURES, 7, OUTPUTS, 0.3), rule, 0.01));
    double tolerance = precision == Precision.DOUBLE ? 1e-12 : 1e-5;
    try (Dl4jNetwork network = Networks.create(description)) {
      Networks.train(network, X, Y, 5);
      ComputationGraph opened = saveAndOpen(network);
      Matrix before = network.outputs(X);
      Networks.train(network, X, Y, 5);
      trainPlainly(opened, 5);
      Matrix expected = network.outputs(X);
      Matrix found =
          Matrices.matrix(opened.outputSingle(Matrices.array(X, GraphTranslation.type(precision))));
      assertEquals(0, Networks.difference(expected, found), tolerance);
      assertTrue(Networks.difference(before, expected) > 100 * tolerance, "nothing moved");
    }
  }

  @Test
  void keepsTheFieldsOfItsActivations() throws IOException {
    try (Dl4jNetwork network =
        Networks.create(Networks.describe(Wiring.GATED_PRODUCT.graph(FEATURES, 7, OUTPUTS, 0.3)))) {
      ComputationGraph opened = saveAndOpen(network);
      var layer =
          (org.deeplearning4j.nn.conf.layers.ActivationLayer)
              opened.getLayer("quadratic.2").conf().getLayer();
      assertEquals(new PointwiseActivation(new Functions.Quadratic(0.2)), layer.getActivationFn());
    }
  }

  @Test
  void heavyBallSurvivesWithItsNumbers() throws IOException {
    NetworkDescription description =
        Networks.describe(
            Wiring.LINEAR.graph(FEATURES, 7, OUTPUTS, 0.0), new HeavyBall(0.75), 0.01);
    try (Dl4jNetwork network = Networks.create(description)) {
      Networks.train(network, X, Y, 2);
      ComputationGraph opened = saveAndOpen(network);
      String layer = network.graph().weights().get(0).layer();
      HeavyBallUpdater rule =
          (HeavyBallUpdater) opened.getLayer(layer).conf().getLayer().getUpdaterByParam("W");
      assertEquals(0.75, rule.getMomentum());
      assertArrayEquals(
          network.computationGraph().getUpdater().getStateViewArray().toDoubleVector(),
          opened.getUpdater().getStateViewArray().toDoubleVector());
    }
  }

  @Test
  void thatNeedsAMissingActivationSaysWhich() {
    String text = "{\"class\":\"org.example.Absent\"}";
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> RecordText.read(text, Activation.class));
    assertTrue(thrown.getMessage().contains("org.example.Absent"), thrown.getMessage());
  }

  @Test
  void findsActivationsOfPluginsThroughTheThreadsClassLoader(@TempDir Path folder)
      throws IOException {
    Path source =
        Files.writeString(
            folder.resolve("Cube.java"),
            """
            public record Cube(double factor) implements org.ntklab.core.activation.Activation {
              public double value(double x) { return factor * x * x * x; }
              public double derivative(double x) { return 3 * factor * x * x; }
            }
            """);
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-d",
                folder.toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                source.toString());
    assertEquals(0, status);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader plugin = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
      thread.setContextClassLoader(plugin);
      Activation cube =
          RecordText.read("{\"class\":\"Cube\",\"fields\":{\"factor\":2.0}}", Activation.class);
      assertEquals(54, cube.value(3));
      assertEquals(cube, RecordText.read(RecordText.write(cube), Activation.class));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static ComputationGraph saveAndOpen(Dl4jNetwork network) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ModelSerializer.writeModel(network.computationGraph(), bytes, true);
    return ModelSerializer.restoreComputationGraph(
        new ByteArrayInputStream(bytes.toByteArray()), true);
  }

  /** With nothing of this project but the classes of the saved configuration. */
  private static void trainPlainly(ComputationGraph graph, int steps) {
    DataType type = graph.params().dataType();
    INDArray x = Matrices.array(X, type);
    INDArray y = Matrices.array(Y, type);
    String output = graph.getConfiguration().getNetworkOutputs().get(0);
    int first = graph.getConfiguration().getIterationCount();
    for (int step = first; step < first + steps; step++) {
      INDArray h = graph.feedForward(new INDArray[] {x}, true, false).get(output);
      Gradient gradient = graph.backpropGradient(h.sub(y).divi(y.length()));
      graph
          .getUpdater()
          .update(gradient, step, 0, (int) x.size(0), LayerWorkspaceMgr.noWorkspaces());
      graph.params().subi(gradient.gradient());
    }
  }
}
