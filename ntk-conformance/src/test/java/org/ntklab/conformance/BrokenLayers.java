package org.ntklab.conformance;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.ntklab.core.config.Options;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.layer.WeightShape;
import org.ntklab.core.layer.Width;
import org.ntklab.core.plugin.Kind;
import org.ntklab.models.finite.ExampleMap;
import org.ntklab.models.finite.FiniteLayer;
import org.ntklab.models.finite.FiniteRule;
import org.ntklab.models.finite.LayerUpdaters;
import org.ntklab.models.finite.MappedRule;
import org.ntklab.models.kernel.AffineRule;
import org.ntklab.models.kernel.KernelLayer;
import org.ntklab.models.kernel.KernelRule;
import org.ntklab.models.kernel.ScaleRule;
import org.ntklab.models.layers.dense.Dense;
import org.ntklab.models.layers.scale.Scale;
import org.ntklab.models.tangent.LayerKernel;
import org.ntklab.models.tangent.Rates;
import org.ntklab.models.tangent.Signals;

/** Layers with a fault each. */
final class BrokenLayers {
  private static final Width TWO_N = new Width(Width.Unit.N, 2, 1);

  private BrokenLayers() {}

  /** A dense layer of twice the width, under a name of its own. */
  abstract static class DenseTwin implements FiniteLayer, KernelLayer {
    final Dense dense = new Dense(TWO_N, 1, 1);

    @Override
    public String kind() {
      return "twin";
    }

    @Override
    public Shape output(List<Shape> inputs, Sizes sizes) {
      return dense.output(inputs, sizes);
    }

    @Override
    public List<WeightShape> weights(Shape input, Shape output, Sizes sizes) {
      return dense.weights(input, output, sizes);
    }

    @Override
    public boolean dependsOnN() {
      return true;
    }

    @Override
    public FiniteRule finite(Shape input) {
      return dense.finite(input);
    }

    @Override
    public List<KernelRule> kernel() {
      return dense.kernel();
    }
  }

  /** Takes its width for its fan-in. */
  static final class WrongFanIn extends DenseTwin {
    @Override
    public List<WeightShape> weights(Shape input, Shape output, Sizes sizes) {
      return List.of(WeightShape.matrix(output.channels(), input.channels(), 1));
    }

    @Override
    public FiniteRule finite(Shape input) {
      FiniteRule rule = dense.finite(input);
      return new FiniteRule() {
        @Override
        public void addTo(
            GraphBuilder builder, GraphNode node, String[] inputs, LayerUpdaters updaters) {
          builder.addLayer(
              node.name(),
              new DenseLayer.Builder()
                  .nIn(input.channels())
                  .nOut(node.shape().channels())
                  .hasBias(false)
                  .activation(new ActivationIdentity())
                  .updater(updaters.of("W"))
                  .build(),
              inputs);
        }

        @Override
        public LayerKernel tangent(Signals x, Signals x2, Rates rates) {
          return rule.tangent(x, x2, rates);
        }
      };
    }

    static final class OfOptions implements Kind<Layer> {
      @Override
      public Layer read(Options options) {
        return new WrongFanIn();
      }
    }
  }

  /** Has a bias, of which the kernel does not know. */
  static final class ForgottenBias extends DenseTwin {
    @Override
    public List<KernelRule> kernel() {
      return List.of(new AffineRule("W", "none", Optional.empty()));
    }

    static final class OfOptions implements Kind<Layer> {
      @Override
      public Layer read(Options options) {
        return new ForgottenBias();
      }
    }
  }

  /** A layer of functions of one example, or of what claims to be that. */
  abstract static class Mapped implements FiniteLayer {
    @Override
    public String kind() {
      return "mapped";
    }

    @Override
    public Shape output(List<Shape> inputs, Sizes sizes) {
      return inputs.get(0);
    }

    @Override
    public FiniteRule finite(Shape input) {
      return new MappedRule(new Entries(input.size(), this));
    }

    abstract void forward(double[] x, double[] y);

    abstract void backward(double[] x, double[] dy, double[] dx);
  }

  /** Runs the functions of such a layer. */
  record Entries(int size, Mapped layer) implements ExampleMap {
    @Override
    public Loops loops() {
      return new Loops() {
        @Override
        public int outputs() {
          return size;
        }

        @Override
        public void forward(double[] x, double[] y) {
          layer.forward(x, y);
        }

        @Override
        public void backward(double[] x, double[] dy, double[] dx) {
          layer.backward(x, dy, dx);
        }
      };
    }
  }

  /** Subtracts half of the example that came before. */
  static final class CoupledExamples extends DenseTwin {
    @Override
    public Shape output(List<Shape> inputs, Sizes sizes) {
      return inputs.get(0);
    }

    @Override
    public List<WeightShape> weights(Shape input, Shape output, Sizes sizes) {
      return List.of();
    }

    @Override
    public FiniteRule finite(Shape input) {
      return new MappedRule(new Neighbours(input.size()));
    }

    @Override
    public List<KernelRule> kernel() {
      return List.of();
    }

    static final class OfOptions implements Kind<Layer> {
      @Override
      public Layer read(Options options) {
        return new CoupledExamples();
      }
    }
  }

  /** Keeps the last example that it saw. */
  record Neighbours(int size) implements ExampleMap {
    @Override
    public Loops loops() {
      double[] last = new double[size];
      return new Loops() {
        @Override
        public int outputs() {
          return size;
        }

        @Override
        public void forward(double[] x, double[] y) {
          for (int i = 0; i < size; i++) {
            y[i] = x[i] - last[i] / 2;
            last[i] = x[i];
          }
        }

        @Override
        public void backward(double[] x, double[] dy, double[] dx) {
          System.arraycopy(dy, 0, dx, 0, size);
        }
      };
    }
  }

  /** x + x, read as the sum of two independent branches. */
  static final class CoupledBranches extends Mapped implements KernelLayer {
    @Override
    void forward(double[] x, double[] y) {
      for (int i = 0; i < x.length; i++) {
        y[i] = x[i] + x[i];
      }
    }

    @Override
    void backward(double[] x, double[] dy, double[] dx) {
      forward(dy, dx);
    }

    @Override
    public List<KernelRule> kernel() {
      return List.of(new ScaleRule(Math.sqrt(2)));
    }

    static final class OfOptions implements Kind<Layer> {
      @Override
      public Layer read(Options options) {
        return new CoupledBranches();
      }
    }
  }

  /** sin x, whose gradient is that of x. */
  static final class WrongGradient extends Mapped {
    @Override
    void forward(double[] x, double[] y) {
      for (int i = 0; i < x.length; i++) {
        y[i] = Math.sin(x[i]);
      }
    }

    @Override
    void backward(double[] x, double[] dy, double[] dx) {
      System.arraycopy(dy, 0, dx, 0, dy.length);
    }

    static final class OfOptions implements Kind<Layer> {
      @Override
      public Layer read(Options options) {
        return new WrongGradient();
      }
    }
  }

  /** A factor that is not remembered, so that a stored run would have another. */
  static final class LostOption implements Kind<Layer> {
    @Override
    public Layer read(Options options) {
      boolean written = options.node("factor").isPresent();
      return new Scale(written ? 3 : 1);
    }
  }

  /** Cannot say its shape. */
  static final class Thrower extends Mapped {
    @Override
    void forward(double[] x, double[] y) {
      throw new IllegalStateException("not written yet");
    }

    @Override
    void backward(double[] x, double[] dy, double[] dx) {
      throw new IllegalStateException("not written yet");
    }

    static final class OfOptions implements Kind<Layer> {
      @Override
      public Layer read(Options options) {
        return new Thrower();
      }
    }
  }
}
