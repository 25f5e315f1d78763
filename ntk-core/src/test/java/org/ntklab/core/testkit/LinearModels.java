package org.ntklab.core.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.ntklab.core.functionspace.LinearRecursion;
import org.ntklab.core.kernel.TangentKernel;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Network;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.NetworkFactory;
import org.ntklab.core.network.NetworkState;
import org.ntklab.core.network.StateArray;
import org.ntklab.core.network.WeightMovement;

/** h = x W: a network whose tangent kernel x·x′ never moves, so that everything is known. */
public final class LinearModels implements NetworkFactory {
  @Override
  public String numerics() {
    return "linear";
  }

  @Override
  public void check(NetworkDescription description) {}

  @Override
  public Network create(NetworkDescription description) {
    return new LinearModel(description);
  }

  private static final class LinearModel implements Network {
    private final NetworkDescription description;
    private final Matrix initial;
    private final Matrix weights;
    private final Matrix velocity;
    private long steps;

    LinearModel(NetworkDescription description) {
      this.description = description;
      int in = description.graph().input().shape().size();
      int out = description.graph().output().shape().size();
      initial = Matrix.of(in, out, description.random().normals("weights", in * out));
      weights = initial.copy();
      velocity = Matrix.zeros(in, out);
    }

    @Override
    public LayerGraph graph() {
      return description.graph();
    }

    @Override
    public Matrix outputs(Matrix inputs) {
      return Blas.product(inputs, weights);
    }

    @Override
    public void step(Matrix inputs, UnaryOperator<Matrix> gradient) {
      Matrix errors = gradient.apply(outputs(inputs));
      LinearRecursion rule = description.optimiser().recursion().orElseThrow();
      Matrix old = velocity.copy();
      Blas.gemm(
          true, false, -description.learningRate(), inputs, errors, rule.momentum(), velocity);
      weights.addScaled(rule.fresh(), velocity).addScaled(rule.stale(), old);
      steps++;
    }

    @Override
    public TangentKernel tangentKernel() {
      return new InputKernel(weights.columns(), graph().weighted().get(0).name());
    }

    @Override
    public Map<String, Matrix> preActivations(Matrix inputs) {
      return Map.of();
    }

    @Override
    public Map<String, WeightMovement> movements() {
      double moved = weights.copy().addScaled(-1, initial).frobeniusNorm();
      double norm = initial.frobeniusNorm();
      return Map.of(graph().weighted().get(0).name(), new WeightMovement(moved, norm, moved, norm));
    }

    @Override
    public NetworkState state() {
      return new NetworkState(
          steps,
          Map.of(
              "weights", StateArray.of(weights.toArray()),
              "velocity", StateArray.of(velocity.toArray())));
    }

    @Override
    public void restore(NetworkState state) {
      int size = weights.rows() * weights.columns();
      steps = state.steps();
      weights.values().put(state.array("weights", size).doubles());
      velocity.values().put(state.array("velocity", size).doubles());
    }

    @Override
    public void close() {}
  }

  private record InputKernel(int outputs, String layer) implements TangentKernel {
    @Override
    public Matrix gram(Matrix x, Matrix x2) {
      return Blas.product(x, x2.transpose());
    }

    @Override
    public Map<String, Matrix> layerGrams(Matrix x) {
      Map<String, Matrix> grams = new LinkedHashMap<>();
      grams.put(layer, gram(x, x));
      return grams;
    }

    @Override
    public Matrix full(Matrix x, Matrix x2) {
      Matrix gram = gram(x, x2);
      Matrix full = Matrix.zeros(gram.rows() * outputs, gram.columns() * outputs);
      for (int r = 0; r < full.rows(); r++) {
        for (int c = 0; c < full.columns(); c++) {
          full.set(r, c, r % outputs == c % outputs ? gram.get(r / outputs, c / outputs) : 0);
        }
      }
      return full;
    }
  }
}
