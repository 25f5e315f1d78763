package org.ntklab.plugins.reproductions.classification;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Options;
import org.ntklab.core.experiment.ArchitectureReader;
import org.ntklab.core.experiment.ArchitectureSpec;
import org.ntklab.core.gram.GramListener;
import org.ntklab.core.infinitewidth.InfiniteKernel;
import org.ntklab.core.infinitewidth.InfiniteWidth;
import org.ntklab.core.infinitewidth.KernelComputation;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Precision;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.problem.Problems;
import org.ntklab.core.reference.Reference;

/**
 * Tangent kernels of infinitely wide ReLU perceptrons without biases; the hyper-parameter is the
 * number of hidden layers. Up to a factor, those of the paper's program. Safe for threads.
 */
@Reference(key = "arora2020", where = "Section 3.1")
final class InfiniteNetworks implements KernelFamily {
  private final InfiniteWidth infiniteWidth;
  private final ArchitectureReader architectures;
  private final Parametrisation parametrisation;
  private final List<Double> depths;

  InfiniteNetworks(
      InfiniteWidth infiniteWidth,
      ArchitectureReader architectures,
      Parametrisation parametrisation,
      List<Double> depths) {
    this.infiniteWidth = infiniteWidth;
    this.architectures = architectures;
    this.parametrisation = parametrisation;
    this.depths = List.copyOf(depths);
  }

  @Override
  public String name() {
    return InfiniteKernel.NTK;
  }

  @Override
  public List<Double> parameters() {
    return depths;
  }

  @Override
  public Matrix kernel(double depth, Matrix x, Matrix x2) throws InterruptedException {
    InfiniteKernel kernel =
        infiniteWidth.kernel(
            architecture((int) depth).graph(Shape.vector(x.columns()), 1),
            parametrisation,
            Precision.DOUBLE);
    // One thread: sets are taken side by side.
    KernelComputation computation =
        new KernelComputation(kernel, List.of(name()), OptionalInt.empty(), 1, GramListener.NONE);
    return (x == x2 ? computation.gram(x) : computation.gram(x, x2)).get(name());
  }

  private ArchitectureSpec architecture(int depth) {
    Map<String, Object> written = new HashMap<>();
    written.put("name", "mlp");
    written.put("depth", depth);
    written.put("activation", "relu");
    Problems problems = new Problems();
    Options root =
        new Options(
            (ConfigNode.Entries) ConfigNode.of(Map.of("architecture", written), 0),
            "mlp",
            "",
            problems);
    ArchitectureSpec spec = architectures.read(root, Path.of("")).orElse(null);
    problems.throwIfAny();
    return spec;
  }
}
