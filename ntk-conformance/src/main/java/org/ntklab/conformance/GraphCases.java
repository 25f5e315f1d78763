package org.ntklab.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ntklab.conformance.graph.GraphCase;
import org.ntklab.conformance.graph.GraphSubject;
import org.ntklab.conformance.graph.Workbench;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Options;
import org.ntklab.core.layer.GraphException;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.LayerLanguage;
import org.ntklab.core.layer.LayerSpec;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problems;

/** Finds the inputs that an architecture or a layer takes. */
final class GraphCases {
  private static final List<Shape> VECTORS = List.of(Shape.vector(6));

  /** Images, and signals for what takes no images. */
  private static final List<Shape> POSITIONS =
      List.of(
          new Shape(2, List.of(6, 6)),
          new Shape(3, List.of(8, 8)),
          new Shape(3, List.of(32, 32)),
          new Shape(2, List.of(7)),
          new Shape(2, List.of(16)));

  private static final int WIDTH = 8;

  private final Workbench workbench;
  private final String name;
  private final List<GraphCase> cases = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();

  private GraphCases(Workbench workbench, String name) {
    this.workbench = workbench;
    this.name = name;
  }

  /** An architecture on vectors and on images or signals. */
  static GraphSubject ofArchitecture(Workbench workbench, String name, List<LayerSpec> layers) {
    GraphCases found = new GraphCases(workbench, name);
    try {
      for (List<Shape> kind : List.of(VECTORS, POSITIONS)) {
        found.addFirst("", kind, layers);
      }
    } catch (InvalidInputException e) {
      // What an architecture stands for is its own fault, not that of who asks for it.
      found.refusals.add("its layers cannot be read: " + e.problems().get(0).message());
    }
    return found.subject();
  }

  /** A layer as the first of a network, and behind weights, on vectors and on images or signals. */
  static GraphSubject ofLayer(Workbench workbench, String name, LayerSpec layer) {
    GraphCases found = new GraphCases(workbench, name);
    LayerSpec dense = LayerSpec.of("dense", Map.of("width", "n"));
    LayerSpec conv = LayerSpec.of("conv", Map.of("channels", "n", "kernel", 3L));
    LayerSpec flatten = LayerSpec.of("flatten");
    LayerSpec readout = LayerSpec.of("dense", Map.of("width", "outputs"));
    found.addFirst("behind 'dense', ", VECTORS, List.of(dense, layer, flatten, readout));
    found.addFirst("behind 'conv', ", POSITIONS, List.of(conv, layer, flatten, readout));
    if (found.hasWeights()) {
      found.addFirst("first, ", VECTORS, List.of(layer, flatten, readout));
      found.addFirst("first, ", POSITIONS, List.of(layer, flatten, readout));
    }
    return found.subject();
  }

  private GraphSubject subject() {
    return new GraphSubject(name, cases, refusals, workbench);
  }

  /** The first of the shapes that the layers take. */
  private void addFirst(String place, List<Shape> shapes, List<LayerSpec> layers) {
    LayerLanguage.Read read = read(layers);
    String refusal = "";
    for (Shape shape : shapes) {
      try {
        LayerGraph graph = LayerGraph.of(read.layers(), shape, new Sizes(WIDTH, 1));
        if (graph.output().shape().isVector()) {
          cases.add(new GraphCase(place + "inputs " + shape, shape, read));
          return;
        }
        refusal = "inputs " + shape + ": the output keeps positions, " + graph.output().shape();
      } catch (GraphException e) {
        refusal = "inputs " + shape + ": " + e.getMessage();
      }
    }
    refusals.add(place + refusal);
  }

  /** Whether the layer between two others has weights of its own. */
  private boolean hasWeights() {
    return cases.stream()
        .anyMatch(
            found ->
                LayerGraph.of(found.read().layers(), found.input(), new Sizes(WIDTH, 1))
                        .weighted()
                        .size()
                    > 2);
  }

  private LayerLanguage.Read read(List<LayerSpec> layers) {
    Problems problems = new Problems();
    LayerLanguage.Read read =
        workbench
            .language()
            .read(new Options(ConfigNode.Entries.empty(), name, "", problems), "layers", layers);
    problems.throwIfAny();
    return read;
  }
}
