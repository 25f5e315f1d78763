package org.ntklab.models.finite;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.problem.RefusedException;

/** What cannot be trained is refused before anything is made; what was made is given back. */
class RefusalTest {
  /** A layer with a place in kernels alone. */
  private record Ideal() implements Layer {
    @Override
    public String kind() {
      return "ideal";
    }

    @Override
    public Shape output(List<Shape> inputs, Sizes sizes) {
      return inputs.get(0);
    }
  }

  @Test
  void aLayerWithoutFiniteReadingIsRefusedByName() {
    LayerGraph graph = Wiring.graph(List.of(Wiring.dense(3, 0), new Ideal(), Wiring.last(0)), 2, 1);
    NetworkDescription description = Networks.describe(graph);
    for (Runnable use :
        List.<Runnable>of(
            () -> new Dl4jNetworkFactory().check(description),
            () -> new Dl4jNetworkFactory().create(description).close())) {
      RefusedException refusal = assertThrows(RefusedException.class, use::run);
      assertTrue(refusal.getMessage().contains("'ideal.2'"), refusal.getMessage());
      assertTrue(refusal.getMessage().contains("kind 'ideal'"), refusal.getMessage());
    }
  }

  /** A layer whose outputs depend on the whole batch. */
  private record Coupled() implements FiniteLayer {
    @Override
    public String kind() {
      return "coupled";
    }

    @Override
    public Shape output(List<Shape> inputs, Sizes sizes) {
      return inputs.get(0);
    }

    @Override
    public FiniteRule finite(Shape input) {
      return new PassThroughRule() {
        @Override
        public boolean couplesExamples() {
          return true;
        }
      };
    }
  }

  @Test
  void aLayerThatCouplesExamplesIsRefusedByName() {
    LayerGraph graph = Wiring.graph(List.of(new Coupled(), Wiring.last(0)), 2, 1);
    RefusedException refusal =
        assertThrows(
            RefusedException.class, () -> new Dl4jNetworkFactory().check(Networks.describe(graph)));
    assertTrue(refusal.getMessage().contains("'coupled.1' couples"), refusal.getMessage());
  }

  @Test
  void everyShippedWiringIsAccepted() {
    for (Wiring wiring : Wiring.values()) {
      new Dl4jNetworkFactory().check(Networks.describe(wiring.graph(2, 3, 1, 0.3)));
    }
  }

  @Test
  void closingFreesWeightsGradientsAndActivations() {
    Dl4jNetwork network =
        Networks.create(Networks.describe(Wiring.RESIDUAL_SUM.graph(2, 3, 1, 0.3)));
    Matrix x = Networks.normal("x", 5, 2);
    Networks.train(network, x, Networks.normal("y", 5, 1), 1);
    List<INDArray> arrays =
        List.of(
            network.computationGraph().params(),
            network.computationGraph().gradient().gradient(),
            network.computationGraph().getVertex("dense-2").getInputs()[0],
            network.computationGraph().getVertex("dense-2").getEpsilon());
    arrays.forEach(array -> assertFalse(array.wasClosed()));
    network.close();
    arrays.forEach(array -> assertTrue(array.wasClosed(), () -> array.shapeInfoToString()));
  }
}
