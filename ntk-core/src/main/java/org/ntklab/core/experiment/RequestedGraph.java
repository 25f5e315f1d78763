package org.ntklab.core.experiment;

import java.util.Map;
import org.ntklab.core.layer.GraphException;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.plugin.Named;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;

/**
 * A network that a command line asked for, before its inputs are known.
 *
 * @param text as it was asked for
 * @param architecture its layers, and n
 * @param parametrisation how weights and rates scale with the width
 * @param canonical architecture and parametrisation as plain values, with all defaults
 */
public record RequestedGraph(
    String text,
    ArchitectureSpec architecture,
    Named<Parametrisation> parametrisation,
    Map<String, Object> canonical) {
  public RequestedGraph {
    canonical = Map.copyOf(canonical);
  }

  /**
   * The graph on examples of a shape.
   *
   * @param outputs what the width {@code outputs} stands for
   * @throws InvalidInputException when layers do not fit together, or the inputs
   */
  public LayerGraph on(Shape input, int outputs) {
    try {
      return architecture.graph(input, outputs);
    } catch (GraphException e) {
      throw new InvalidInputException(
          Problem.of(text + " on examples of shape " + input, e.getMessage()));
    }
  }
}
