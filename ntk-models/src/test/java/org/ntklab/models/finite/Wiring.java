package org.ntklab.models.finite;

import java.util.List;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.layer.ActivationLayer;
import org.ntklab.core.layer.Join;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.layer.Width;
import org.ntklab.models.layers.dense.Dense;
import org.ntklab.models.layers.flatten.Flatten;
import org.ntklab.models.layers.identity.Identity;
import org.ntklab.models.layers.parallel.Parallel;

/** Small architectures, one for every way in which layers may be wired. */
enum Wiring {
  SERIES {
    @Override
    List<Layer> layers(int width, double bias) {
      return List.of(dense(width, bias), TANH, dense(width, bias), RELU, last(bias));
    }
  },
  LINEAR {
    @Override
    List<Layer> layers(int width, double bias) {
      return List.of(new Flatten(), dense(width, bias), new Identity(), last(bias));
    }
  },
  /** Two layers with weights read one activation; one branch is empty. */
  RESIDUAL_SUM {
    @Override
    List<Layer> layers(int width, double bias) {
      Layer block =
          parallel(
              Join.SUM,
              List.of(),
              List.of(dense(width, bias), RELU, dense(width, bias)),
              List.of(dense(width, bias)));
      return List.of(dense(width, bias), TANH, block, TANH, last(bias));
    }
  },
  /** The empty branch reads a pre-activation, which the other branch's function must not change. */
  EMPTY_BRANCH_AT_A_PRE_ACTIVATION {
    @Override
    List<Layer> layers(int width, double bias) {
      Layer block = parallel(Join.SUM, List.of(RELU), List.of(), List.of(new Identity(), TANH));
      return List.of(dense(width, bias), block, last(bias));
    }
  },
  /** Three factors, one of them empty. */
  GATED_PRODUCT {
    @Override
    List<Layer> layers(int width, double bias) {
      Layer block =
          parallel(
              Join.PRODUCT,
              List.of(dense(width, bias), TANH),
              List.of(),
              List.of(dense(width, bias)));
      return List.of(dense(width, bias), QUADRATIC, block, last(bias));
    }
  },
  /** Branches of different widths side by side. */
  CONCATENATION {
    @Override
    List<Layer> layers(int width, double bias) {
      Layer block =
          parallel(
              Join.CONCATENATE,
              List.of(dense(2 * width, bias), RELU),
              List.of(),
              List.of(dense(width, bias)));
      return List.of(dense(width, bias), TANH, block, last(bias));
    }
  },
  /** Data go straight into a branch, an activation and a join. */
  DATA_INTO_BRANCHES {
    @Override
    List<Layer> layers(int width, double bias) {
      Layer block =
          parallel(Join.CONCATENATE, List.of(), List.of(TANH), List.of(dense(width, bias), RELU));
      return List.of(block, dense(width, bias), TANH, last(bias));
    }
  },
  /** Joins in joins, with the data in the inner one. */
  NESTED {
    @Override
    List<Layer> layers(int width, double bias) {
      Layer inner =
          parallel(Join.PRODUCT, List.of(dense(width, bias)), List.of(TANH, dense(width, bias)));
      Layer outer = parallel(Join.SUM, List.of(inner, TANH), List.of(dense(width, bias)));
      return List.of(outer, TANH, last(bias));
    }
  },
  /** A join is the output, one of its branches leads from data to outputs. */
  SUM_AS_OUTPUT {
    @Override
    List<Layer> layers(int width, double bias) {
      return List.of(
          parallel(Join.SUM, List.of(dense(width, bias), TANH, last(bias)), List.of(last(bias))));
    }
  },
  /** One array arrives at a join twice. */
  SQUARE_AND_DOUBLE {
    @Override
    List<Layer> layers(int width, double bias) {
      Layer square = parallel(Join.PRODUCT, List.of(), List.of());
      Layer twice = parallel(Join.SUM, List.of(), List.of());
      Layer beside = parallel(Join.CONCATENATE, List.of(), List.of());
      return List.of(dense(width, bias), square, dense(width, bias), twice, beside, last(bias));
    }
  };

  static final Layer TANH = activation("tanh", new Functions.Tanh());
  static final Layer RELU = activation("relu", new Functions.Relu());
  static final Layer QUADRATIC = activation("quadratic", new Functions.Quadratic(0.2));

  /** The layers at a width, with biases unless σ_b is 0; they end in the outputs. */
  abstract List<Layer> layers(int width, double bias);

  LayerGraph graph(int features, int width, int outputs, double bias) {
    return graph(layers(width, bias), features, outputs);
  }

  static LayerGraph graph(List<Layer> layers, int features, int outputs) {
    return LayerGraph.of(layers, Shape.vector(features), new Sizes(1, outputs));
  }

  static Layer dense(int width, double bias) {
    return new Dense(Width.of(width), 1.2, bias);
  }

  static Layer last(double bias) {
    return new Dense(new Width(Width.Unit.OUTPUTS, 1, 1), 0.9, bias);
  }

  static Layer activation(String kind, Activation function) {
    return new ActivationLayer(kind, function);
  }

  private static Layer parallel(Join join, List<Layer> first, List<Layer> second) {
    return new Parallel(join, false, List.of(first, second));
  }

  private static Layer parallel(
      Join join, List<Layer> first, List<Layer> second, List<Layer> third) {
    return new Parallel(join, false, List.of(first, second, third));
  }
}
