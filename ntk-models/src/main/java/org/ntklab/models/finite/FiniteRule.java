package org.ntklab.models.finite;

import java.util.Optional;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.models.contraction.TangentRule;
import org.ntklab.models.plan.StepRule;
import org.ntklab.models.tangent.LayerKernel;
import org.ntklab.models.tangent.Rates;
import org.ntklab.models.tangent.Signals;

/** What a layer kind does in a finite network: its DL4J configuration and its tangent kernel. */
public interface FiniteRule {
  /**
   * Adds the layer to a DL4J graph under the node's name, with an identity activation, so that the
   * error that arrives at it is ∂h/∂z itself. Arrays are {@code [N, size]}, one example a row,
   * channels first; weight arrays carry the names of the node's weights.
   */
  void addTo(GraphBuilder builder, GraphNode node, String[] inputs, LayerUpdaters updaters);

  /**
   * How the layer runs in a step plan; empty (the default) for a kind that has no plan, whose DL4J
   * layer is called in its place.
   */
  default Optional<StepRule> step() {
    return Optional.empty();
  }

  /**
   * How a plan's memory becomes the layer's part of the tangent kernel; empty (the default) for a
   * kind whose {@link #tangent(Signals, Signals, Rates, Function)} is all there is.
   */
  default Optional<TangentRule> contraction() {
    return Optional.empty();
  }

  /**
   * Whether an example's output in training depends on the other examples of its batch: such a
   * network can be stepped, but has no tangent kernel, and what needs one is refused.
   */
  default boolean couplesExamples() {
    return false;
  }

  /**
   * The layer's part of the tangent kernel, from its inputs and the signals at its output.
   *
   * @param x rows: inputs {@code [n1, size]}, signals {@code [n1·O, size]}
   * @param x2 columns; the same object for a symmetric kernel
   * @param rates of the layer's weight arrays, by name
   * @return a sum of parts, each in factors
   * @throws UnsupportedOperationException for a layer without weights, which is never asked
   */
  default LayerKernel tangent(Signals x, Signals x2, Rates rates) {
    throw new UnsupportedOperationException("a layer without weights has no tangent");
  }

  /**
   * As {@link #tangent(Signals, Signals, Rates)}, for a layer of several arrays in series:
   * gradients of the first ones depend on the others.
   *
   * @param weights the layer's effective weight arrays at present by name, {@code [fanIn, fanOut]}
   */
  default LayerKernel tangent(
      Signals x, Signals x2, Rates rates, Function<String, Matrix> weights) {
    return tangent(x, x2, rates);
  }
}
