package org.ntklab.core.empirical;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.layer.WeightShape;

/** Counts of two networks by hand. */
class TangentCostTest {
  private static final double N = 5;

  /** A layer with an array and a bias. */
  private record Weighted(Shape shape, int fanIn) implements Layer {
    @Override
    public String kind() {
      return "weighted";
    }

    @Override
    public Shape output(List<Shape> inputs, Sizes sizes) {
      return shape;
    }

    @Override
    public List<WeightShape> weights(Shape input, Shape output, Sizes sizes) {
      return List.of(
          WeightShape.matrix(fanIn, output.channels(), 1), WeightShape.bias(output.channels(), 1));
    }
  }

  @Test
  void denseNetworksAreContractedInFactors() {
    // 3 → 4 → 2: F = 12 + 8.
    TangentCost cost = TangentCost.of(graph(new Weighted(Shape.vector(4), 3)), (int) N);
    double passes = N * 3 * 20;
    double pairs = N * N / 2;
    assertEquals(passes + pairs * (3 + 4 * 4 + 4 + 4 * 2), cost.matrix(OutputPairs.ALL), "O² = 4");
    assertEquals(passes + pairs * (3 + 2 * 4 + 4 + 2 * 2), cost.matrix(OutputPairs.MEAN), "O = 2");
    assertEquals(cost.matrix(OutputPairs.ALL) + 20 * 8 * (N * 2) * (N * 2), cost.largestByMatrix());
    assertEquals(passes + 20 * N * (N + 2 * 8 * 2) * (4 + 2), cost.largestByFactors());
    assertEquals(20 * 5 * N * 20, cost.largestByProducts());
    assertEquals(N * 8 * 20 + 7 * pairs * 2, cost.directions(7, OutputPairs.MEAN));
    assertEquals(N * 8 * 20 + 7 * pairs * 4, cost.directions(7, OutputPairs.ALL));
  }

  @Test
  void layersOnPositionsGoTheCheaperWay() {
    // 4 channels at 50 positions from 3 numbers each, then 200 → 2: F = 600 + 400.
    Shape image = new Shape(4, List.of(10, 5));
    TangentCost cost = new TangentCost(graph(new Weighted(image, 3)), (int) N, 2 * (int) N, false);
    double passes = 3 * N * 3 * 1000;
    double pairs = 2 * N * N;
    double gradients = 3 * N * 2 * 50 * 12 + pairs * 4 * 12;
    assertEquals(
        passes + gradients + pairs * (200 + 4 * 2), cost.matrix(OutputPairs.ALL), "not 2500 · 19");
  }

  private static LayerGraph graph(Weighted first) {
    Weighted readout = new Weighted(Shape.vector(2), first.shape().size());
    return LayerGraph.of(List.of(first, readout), Shape.vector(3), new Sizes(1, 2));
  }
}
