package org.ntklab.models.finite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.Precision;

/** The layers that train are DL4J's own layers, but for the order of their sums. */
class LeanTwinTest {
  private static final int FEATURES = 5;
  private static final int OUTPUTS = 3;
  private static final int STEPS = 20;
  private static final double BIAS = 0.3;

  static Stream<Arguments> cases() {
    return Stream.of(Wiring.values())
        .flatMap(
            wiring ->
                Stream.of(
                    Arguments.of(wiring, 1, 13, BIAS),
                    Arguments.of(wiring, 7, 1, 0.0),
                    Arguments.of(wiring, 7, 207, BIAS),
                    Arguments.of(wiring, 64, 13, 0.0)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void inDouble(Wiring wiring, int width, int examples, double bias) {
    agree(wiring, width, examples, bias, Precision.DOUBLE, 1e-12);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void inSingle(Wiring wiring, int width, int examples, double bias) {
    agree(wiring, width, examples, bias, Precision.SINGLE, 3e-5);
  }

  private static void agree(
      Wiring wiring, int width, int examples, double bias, Precision precision, double tolerance) {
    NetworkDescription description =
        Networks.in(precision, Networks.describe(wiring.graph(FEATURES, width, OUTPUTS, bias)));
    Matrix x = Networks.normal("x", examples, FEATURES);
    Matrix y = Networks.normal("y", examples, OUTPUTS);
    try (Dl4jNetwork lean = new Dl4jNetwork(description, true);
        Dl4jNetwork stock = new Dl4jNetwork(description, false)) {
      assertTrue(Networks.difference(stock.outputs(x), lean.outputs(x)) < tolerance);
      Networks.train(lean, x, y, 1);
      Networks.train(stock, x, y, 1);
      assertTrue(Networks.difference(gradient(stock), gradient(lean)) < tolerance, "gradient");
      Matrix start = stock.outputs(x);
      Networks.train(lean, x, y, STEPS - 1);
      Networks.train(stock, x, y, STEPS - 1);
      assertTrue(Networks.difference(stock.outputs(x), lean.outputs(x)) < tolerance, "trained");
      assertTrue(Networks.difference(weights(stock), weights(lean)) < tolerance, "weights");
      assertTrue(Networks.difference(start, stock.outputs(x)) > 100 * tolerance, "nothing moved");
    }
  }

  @ParameterizedTest
  @EnumSource(Wiring.class)
  void outputsAreThoseOfPlainLoops(Wiring wiring) {
    Matrix x = Networks.normal("x", 13, FEATURES);
    try (Dl4jNetwork network =
        Networks.create(Networks.describe(wiring.graph(FEATURES, 7, OUTPUTS, BIAS)))) {
      Matrix kept = x.copy();
      assertTrue(
          Networks.difference(PlainNetwork.of(network).outputs(x), network.outputs(x)) < 1e-13);
      assertEquals(0, Networks.difference(kept, x));
    }
  }

  @Test
  void everyDenseAndActivationLayerHasALeanTwin() {
    NetworkDescription description =
        Networks.describe(Wiring.RESIDUAL_SUM.graph(FEATURES, 7, OUTPUTS, BIAS));
    try (Dl4jNetwork lean = new Dl4jNetwork(description, true);
        Dl4jNetwork stock = new Dl4jNetwork(description, false)) {
      for (Layer layer : lean.computationGraph().getLayers()) {
        assertTrue(layer instanceof LeanLayer, () -> layer.getClass().getName());
      }
      for (Layer layer : stock.computationGraph().getLayers()) {
        assertFalse(layer instanceof LeanLayer);
      }
    }
  }

  @Test
  void noExamplesHaveNoOutputs() {
    try (Dl4jNetwork network =
        Networks.create(Networks.describe(Wiring.SERIES.graph(FEATURES, 7, OUTPUTS, BIAS)))) {
      Matrix outputs = network.outputs(Matrix.zeros(0, FEATURES));
      assertEquals(0, outputs.rows());
      assertEquals(OUTPUTS, outputs.columns());
    }
  }

  private static Matrix gradient(Dl4jNetwork network) {
    return flat(network.computationGraph().gradient().gradient().dup().data().asDouble());
  }

  private static Matrix weights(Dl4jNetwork network) {
    return flat(network.computationGraph().params().dup().data().asDouble());
  }

  private static Matrix flat(double[] values) {
    return Matrix.of(1, values.length, values);
  }
}
