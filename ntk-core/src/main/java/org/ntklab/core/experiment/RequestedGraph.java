package org.ntklab.core.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
 * @param jars digests of outside plugins that have a part in it
 */
public record RequestedGraph(
    String text,
    ArchitectureSpec architecture,
    Named<Parametrisation> parametrisation,
    SortedMap<String, Object> canonical,
    Object jars) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  public RequestedGraph {
    canonical = Collections.unmodifiableSortedMap(new TreeMap<>(canonical));
  }

  /**
   * All that numbers of this network depend on besides the values of its examples, as a text of one
   * line: its layers, the shape of examples, since the same values may be an image or a vector, the
   * parametrisation's numbers for each weight array, outside plugins.
   *
   * @param more what else counts, by name
   */
  public String identity(LayerGraph graph, Map<String, ?> more) {
    Parametrisation scaling = parametrisation.value();
    Map<String, Object> content = new TreeMap<>(canonical);
    content.put(
        "scalings",
        graph.weights().stream().map(w -> w.name() + " " + scaling.scaling(w)).toList());
    content.put("branch", scaling.residualMultiplier(Math.max(1, graph.residualBlocks())));
    content.put("input", graph.input().shape().toString());
    content.put("jars", jars);
    content.putAll(more);
    return json(content);
  }

  /** Plain values as JSON in one line. */
  static String json(Map<String, ?> content) {
    try {
      return JSON.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a specification is plain values", e);
    }
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
