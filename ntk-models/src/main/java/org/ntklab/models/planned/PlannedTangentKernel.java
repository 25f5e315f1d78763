package org.ntklab.models.planned;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ntklab.core.kernel.TangentKernel;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.linalg.LinearOperator;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.MatrixOperator;
import org.ntklab.core.random.RandomStreams;
import org.ntklab.core.reference.Reference;
import org.ntklab.models.contraction.TangentRule;
import org.ntklab.models.contraction.TangentTerm;
import org.ntklab.models.contraction.TermSum;
import org.ntklab.models.tangent.EmpiricalTangentKernel;
import org.ntklab.models.tangent.Rates;

/**
 * Θ of a planned network from its plan's memory: each layer's inputs and signals in the network's
 * precision, contracted some columns at a time, summed in double precision.
 *
 * <p>Layers without such a contraction go through {@link EmpiricalTangentKernel}, the plain twin of
 * the others. Results do not depend on the number of threads.
 */
@Reference(key = "novak2022", where = "Section 3.2")
final class PlannedTangentKernel implements TangentKernel {
  /**
   * A layer that is contracted here.
   *
   * @param rule how
   * @param rates of its weight arrays
   */
  record Contracted(TangentRule rule, Rates rates) {}

  private final SignalMemory memory;
  private final Map<String, Contracted> layers;
  private final EmpiricalTangentKernel all;
  private final EmpiricalTangentKernel others;
  private final Iterable<String> order;
  private final WeightDirections directions;
  private final LayerGraph graph;
  private final int outputs;
  private final int threads;

  /**
   * The kernel of a network.
   *
   * @param layers those that are contracted here, by name
   * @param all every layer, the plain way
   * @param others those that are not contracted here, the plain way
   * @param order names of all layers in graph order
   */
  PlannedTangentKernel(
      SignalMemory memory,
      Map<String, Contracted> layers,
      EmpiricalTangentKernel all,
      EmpiricalTangentKernel others,
      Iterable<String> order,
      WeightDirections directions,
      LayerGraph graph,
      int threads) {
    this.memory = memory;
    this.layers = new LinkedHashMap<>(layers);
    this.all = all;
    this.others = others;
    this.order = order;
    this.directions = directions;
    this.graph = graph;
    this.outputs = graph.output().shape().size();
    this.threads = threads;
  }

  @Override
  public TangentKernel onThreads(int count) {
    return new PlannedTangentKernel(memory, layers, all, others, order, directions, graph, count);
  }

  @Override
  public Map<String, Matrix> layerGrams(Matrix x) {
    Map<String, Matrix> rest = others.isEmpty() ? Map.of() : others.layerGrams(x);
    Map<String, Matrix> grams = new LinkedHashMap<>();
    try (SignalMemory.Held held = memory.of(x, threads)) {
      for (String name : order) {
        grams.put(
            name,
            rest.containsKey(name)
                ? rest.get(name)
                : sum(Map.of(name, layers.get(name)), held, held, true));
      }
    }
    return grams;
  }

  @Override
  public Matrix gram(Matrix x, Matrix x2) {
    Matrix sum = between(x, x2, true);
    return others.isEmpty() ? sum : sum.addScaled(1, others.gram(x, x2));
  }

  @Override
  public Matrix full(Matrix x, Matrix x2) {
    Matrix sum = between(x, x2, false);
    return others.isEmpty() ? sum : sum.addScaled(1, others.full(x, x2));
  }

  @Override
  public LinearOperator operator(Matrix x) {
    return switch (new OperatorChoice(graph, directions.areKnown()).of(x.rows())) {
      case MATRIX -> new MatrixOperator(full(x, x));
      case FACTORS -> all.operator(x);
      case PRODUCTS -> new TangentProducts(directions, x, outputs);
    };
  }

  @Override
  public Optional<LinearOperator> products(Matrix x) {
    return directions.areKnown()
        ? Optional.of(new TangentProducts(directions, x, outputs))
        : Optional.empty();
  }

  @Override
  public Optional<Matrix> alongDirections(Matrix x, int from, int to, RandomStreams random) {
    if (!directions.areKnown()) {
      return Optional.empty();
    }
    Matrix pushed = Matrix.zeros(to - from, x.rows() * outputs);
    directions.push(x, from, to, random, pushed);
    return Optional.of(pushed);
  }

  @Override
  public Optional<String> whyNoDirections() {
    return directions.unknown();
  }

  private Matrix between(Matrix x, Matrix x2, boolean mean) {
    try (SignalMemory.Held rows = memory.of(x, threads)) {
      if (x == x2) {
        return sum(layers, rows, rows, mean);
      }
      try (SignalMemory.Held columns = memory.of(x2, threads)) {
        return sum(layers, rows, columns, mean);
      }
    }
  }

  private Matrix sum(
      Map<String, Contracted> summands,
      SignalMemory.Held rows,
      SignalMemory.Held columns,
      boolean mean) {
    List<Supplier<TangentTerm>> terms = new ArrayList<>();
    summands.forEach(
        (name, layer) ->
            terms.addAll(
                layer.rule().terms(rows.of(name), columns.of(name), layer.rates(), mean, threads)));
    int each = mean ? 1 : outputs;
    return new TermSum(rows.examples(), columns.examples(), each, rows == columns, threads)
        .of(terms);
  }
}
