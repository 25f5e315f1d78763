package org.ntklab.core.empirical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.layer.WeightShape;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Network;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.Precision;
import org.ntklab.core.optimiser.Sgd;
import org.ntklab.core.parametrisation.Scaling;
import org.ntklab.core.random.RandomStreams;
import org.ntklab.core.testkit.LinearModels;

/** Blocks of examples are put together in their places. */
class NetworkKernelsTest {
  private static final int OUTPUTS = 2;
  private static final double ROUNDING = 1e-13;
  private static final List<String> BOTH = List.of("nngp", "ntk");

  private record Linear() implements Layer {
    @Override
    public String kind() {
      return "linear";
    }

    @Override
    public Shape output(List<Shape> inputs, Sizes sizes) {
      return Shape.vector(OUTPUTS);
    }

    @Override
    public List<WeightShape> weights(Shape input, Shape output, Sizes sizes) {
      return List.of(WeightShape.matrix(input.size(), output.size(), 1));
    }
  }

  @ParameterizedTest
  @EnumSource(OutputPairs.class)
  void blocksOfAnySizeGiveTheSame(OutputPairs pairs) throws InterruptedException {
    Matrix x = normal("x", 7);
    Matrix x2 = normal("x2", 5);
    try (Network network = new LinearModels().create(description())) {
      Map<String, Matrix> symmetric = kernels(network, x, x, 100, pairs);
      Map<String, Matrix> cross = kernels(network, x, x2, 100, pairs);
      for (int size = 1; size < 8; size++) {
        Map<String, Matrix> inBlocks = kernels(network, x, x, size, pairs);
        Map<String, Matrix> crossInBlocks = kernels(network, x, x2, size, pairs);
        for (String name : BOTH) {
          close(symmetric.get(name), inBlocks.get(name));
          close(cross.get(name), crossInBlocks.get(name));
        }
      }
    }
  }

  private static void close(Matrix expected, Matrix found) {
    assertArrayEquals(expected.toArray(), found.toArray(), ROUNDING);
  }

  private static Map<String, Matrix> kernels(
      Network network, Matrix x, Matrix x2, int size, OutputPairs pairs)
      throws InterruptedException {
    List<Matrix> rows = NetworkKernels.blocks(x, size);
    List<Matrix> columns = x == x2 ? rows : NetworkKernels.blocks(x2, size);
    NetworkKernels kernels = new NetworkKernels(rows, columns, pairs);
    AtomicInteger parts = new AtomicInteger();
    Map<String, Matrix> result = kernels.of(network, BOTH, 1, parts::incrementAndGet);
    assertEquals(kernels.parts(), parts.get());
    return result;
  }

  private static NetworkDescription description() {
    return new NetworkDescription(
        LayerGraph.of(List.of(new Linear()), Shape.vector(3), new Sizes(1, OUTPUTS)),
        weight -> Scaling.plain(1),
        new Sgd(),
        1,
        Precision.DOUBLE,
        new RandomStreams(1));
  }

  private static Matrix normal(String name, int rows) {
    return Matrix.of(rows, 3, new RandomStreams(1).normals(name, rows * 3));
  }
}
