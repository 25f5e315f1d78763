package org.ntklab.cli.architecture;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ntklab.core.Ntk;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Options;
import org.ntklab.core.config.YamlSource;
import org.ntklab.core.experiment.ArchitectureReader;
import org.ntklab.core.infinitewidth.InfiniteWidth;
import org.ntklab.core.infinitewidth.KernelComputation;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.Precision;
import org.ntklab.core.optimiser.Sgd;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;
import org.ntklab.core.problem.Problems;
import org.ntklab.core.random.RandomStreams;

/** The named architectures that ship, on small examples. */
@SuppressWarnings("ImmutableEnumChecker") // Shapes are immutable records.
enum Named {
  MLP("{name: mlp, depth: 2, bias-std: 0.1}", Shape.vector(6)),
  CNN_FLAT("{name: cnn, depth: 2, activation: tanh, bias-std: 0.1}", Shapes.IMAGE),
  CNN_POOLED(
      "{name: cnn, pooling: average, pool-after: [1], head: global-average-pool}", Shapes.IMAGE),
  CNN_OF_SIGNALS("{name: cnn, pooling: average, padding: circular}", new Shape(2, List.of(8))),
  MYRTLE("{name: myrtle, depth: 5}", Shapes.IMAGE),
  RESIDUAL_MLP("{name: resnet-mlp, depth: 2, bias-std: 0.1}", Shape.vector(6)),
  RESIDUAL_MLP_NORMALISED("{name: resnet-mlp, depth: 2, layer-norm: true}", Shape.vector(6)),
  RESIDUAL_CNN("{name: resnet, depth: 1, activation: erf}", Shapes.IMAGE),
  RESIDUAL_CNN_NORMALISED(
      "{name: resnet, depth: 1, layer-norm: true, head: flatten}", Shapes.IMAGE),
  WIDE_RESNET("{name: wide-resnet, depth: 10}", Shapes.IMAGE),
  WIDER_RESNET("{name: wide-resnet, depth: 10, widen: 2, layer-norm: true}", Shapes.IMAGE);

  /** The NTK parametrisation, with branches of residual blocks scaled by L^−½. */
  static final Parametrisation NTK =
      new Parametrisation() {
        @Override
        public Scaling scaling(org.ntklab.core.layer.Weight weight) {
          double root = Math.sqrt(weight.shape().fanIn());
          return new Scaling(weight.shape().std() / root, 1, 1, 1);
        }

        @Override
        public double residualMultiplier(int blocks) {
          return 1 / Math.sqrt(blocks);
        }
      };

  private static final Ntk PROGRAM = Ntk.create();

  private final String yaml;
  private final Shape input;

  Named(String yaml, Shape input) {
    this.yaml = yaml;
    this.input = input;
  }

  static <T> T part(Class<T> type) {
    return PROGRAM.get(type);
  }

  LayerGraph graph(int width, int outputs) {
    Problems problems = new Problems();
    ConfigNode.Entries written = YamlSource.parse("test.yaml", "architecture: " + yaml);
    Options options = new Options(written, "test.yaml", "", problems);
    LayerGraph graph =
        part(ArchitectureReader.class)
            .read(options, Path.of(""))
            .orElseThrow(() -> new AssertionError(problems.list().toString()))
            .atWidth(width)
            .graph(input, outputs);
    problems.throwIfAny();
    return graph;
  }

  /** A width from which on kernels scatter as they do in the limit. */
  int narrow() {
    return this == WIDE_RESNET || this == WIDER_RESNET ? 16 : 32;
  }

  NetworkDescription describe(int width, int outputs, double rate) {
    return new NetworkDescription(
        graph(width, outputs), NTK, new Sgd(), rate, Precision.DOUBLE, new RandomStreams(5));
  }

  /** Standard normal examples. */
  Matrix examples(String name, int count) {
    return Matrix.of(count, input.size(), new RandomStreams(3).normals(name, count * input.size()));
  }

  /** K and Θ at infinite width, by name. */
  Map<String, Matrix> analytic(Matrix x) throws InterruptedException {
    return KernelComputation.of(
            part(InfiniteWidth.class).kernel(graph(4, 1), NTK, Precision.DOUBLE), "nngp", "ntk")
        .gram(x);
  }

  /** An enum's own fields come after its constants. */
  private static final class Shapes {
    static final Shape IMAGE = new Shape(2, List.of(4, 4));

    private Shapes() {}
  }
}
