package org.ntklab.conformance.graph;

import java.util.Optional;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.LayerLanguage;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Network;
import org.ntklab.core.optimiser.Sgd;
import org.ntklab.core.problem.RefusedException;

/**
 * A list of layers that takes inputs of one shape.
 *
 * @param place for messages: {@code on images [2, 6, 6]}
 * @param input shape of one example
 * @param read the layers and their canonical form
 */
public record GraphCase(String place, Shape input, LayerLanguage.Read read) {
  private static final double ROUNDING = 1e-11;

  /** The graph at a width. */
  LayerGraph graph(int width, int outputs) {
    return LayerGraph.of(read.layers(), input, new Sizes(width, outputs));
  }

  /** Examples with standard normal features. */
  Matrix examples(int count) {
    return Workbench.normal("examples", count, input.size());
  }

  /** Whether the width n occurs in the layers. */
  boolean dependsOnN() {
    return read.layers().stream().anyMatch(Layer::dependsOnN);
  }

  /** Why there is no finite network; empty when there is one. */
  Optional<String> finiteRefusal(Workbench workbench) {
    try {
      workbench
          .networks()
          .check(
              Workbench.description(
                  graph(ShapesCheck.WIDTHS[0], 1), new UnevenScaling(), new Sgd(), 1, 0));
      return Optional.empty();
    } catch (RefusedException e) {
      return Optional.of("no finite network: " + e.getMessage());
    }
  }

  /** Whether outputs in a step differ from outputs measured, as with dropout. */
  boolean drawsMasks(Workbench workbench) {
    Matrix x = examples(2);
    double[] difference = new double[1];
    try (Network network =
        workbench.network(
            graph(ShapesCheck.WIDTHS[0], 2), new UnevenScaling(), 1, Workbench.SEED)) {
      Matrix measured = network.outputs(x);
      network.step(
          x,
          h -> {
            difference[0] = Matrices.difference(measured, h);
            return h.scale(0);
          });
    }
    return difference[0] > ROUNDING;
  }
}
