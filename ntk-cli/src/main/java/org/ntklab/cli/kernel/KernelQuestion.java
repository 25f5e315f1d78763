package org.ntklab.cli.kernel;

import java.util.List;
import java.util.Optional;
import org.ntklab.core.experiment.RequestedGraph;
import org.ntklab.core.input.Inputs;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.network.Precision;

/**
 * Kernels that somebody asked for.
 *
 * @param request the network
 * @param graph the same on examples of this shape
 * @param x the rows
 * @param x2 the columns; empty if they are the rows
 * @param kernels names, in the order asked for
 * @param precision of the computation at infinite width
 */
public record KernelQuestion(
    RequestedGraph request,
    LayerGraph graph,
    Inputs x,
    Optional<Inputs> x2,
    List<String> kernels,
    Precision precision) {
  public KernelQuestion {
    kernels = List.copyOf(kernels);
  }

  /** Number of rows. */
  public int rows() {
    return x.rows().rows();
  }

  /** Number of columns. */
  public int columns() {
    return x2.map(inputs -> inputs.rows().rows()).orElse(rows());
  }

  /** The question as a line: {@code mlp (ntk) on 20 × 10 examples of digits:test}. */
  public String title() {
    String examples =
        x2.isPresent()
            ? "%d × %d examples (%s, %s)"
                .formatted(rows(), columns(), x.description(), x2.get().description())
            : "%d examples (%s)".formatted(rows(), x.description());
    return "%s, parametrisation %s, on %s"
        .formatted(request.text(), request.parametrisation().name(), examples);
  }
}
