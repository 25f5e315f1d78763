package org.ntklab.models.kernel;

import static org.ntklab.models.kernel.Graphs.RELU;
import static org.ntklab.models.kernel.Graphs.activation;
import static org.ntklab.models.kernel.Graphs.conv;
import static org.ntklab.models.kernel.Graphs.dense;
import static org.ntklab.models.kernel.Graphs.graph;
import static org.ntklab.models.kernel.Graphs.parallel;
import static org.ntklab.models.kernel.Graphs.pool;
import static org.ntklab.models.kernel.Graphs.readout;

import java.util.List;
import org.ntklab.core.layer.Join;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Width;
import org.ntklab.models.activations.Abs;
import org.ntklab.models.activations.Erf;
import org.ntklab.models.activations.Gelu;
import org.ntklab.models.activations.Tanh;
import org.ntklab.models.layers.attention.Attention;
import org.ntklab.models.layers.attention.Mechanism;
import org.ntklab.models.layers.dropout.Dropout;
import org.ntklab.models.layers.flatten.Flatten;
import org.ntklab.models.layers.norm.LayerNorm;
import org.ntklab.models.layers.pool.GlobalAveragePool;
import org.ntklab.models.layers.pool.Pool;
import org.ntklab.models.layers.window.Padding;

/**
 * A graph for tests of what holds for all graphs.
 *
 * @param name what is special about it
 * @param network its layers
 * @param dependsOnRange whether a function of it is expanded for the range of variances
 */
record NamedGraph(String name, LayerGraph network, boolean dependsOnRange) {
  private static final Shape VECTOR = Shape.vector(9);
  private static final Shape IMAGE = new Shape(2, List.of(5, 4));
  private static final Shape SIGNAL = new Shape(3, List.of(6));

  /** One of each way in which the engine runs. */
  static List<NamedGraph> some() {
    Layer erf = activation("erf", new Erf());
    Layer gelu = activation("gelu", new Gelu());
    Layer tanh = activation("tanh", new Tanh());
    Layer abs = activation("abs", new Abs());
    Layer norm = new LayerNorm(1e-12);
    Layer flat = new Flatten();
    Layer gap = new GlobalAveragePool();
    Layer same = conv(3, 1, Padding.SAME, 1.4, 0);
    Layer bias = conv(3, 1, Padding.SAME, 1.3, 0.2);
    Layer circular = conv(3, 1, Padding.CIRCULAR, 1.3, 0.1);
    Layer half = conv(3, 2, Padding.SAME, 1.3, 0.1);
    Layer average = pool(Pool.Reduction.AVERAGE, 2, 2, Padding.SAME);
    Width n = new Width(Width.Unit.N, 1, 1);
    Layer softmax =
        new Attention(n, n, n, 1, Mechanism.SOFTMAX, new Attention.Deviations(1, 1, 1, 1), 0.2);
    return List.of(
        of("relu", graph(VECTOR, dense(1.4, 0), RELU, dense(1.4, 0), RELU, readout())),
        of("biases", graph(VECTOR, dense(1.4, 0.3), abs, dense(1.4, 0.2), RELU, readout())),
        of("erf", graph(VECTOR, dense(1.4, 0), erf, dense(1.4, 0.1), gelu, readout())),
        range("tanh", graph(VECTOR, dense(1.4, 0), tanh, dense(1.4, 0), tanh, readout())),
        of(
            "norm, dropout, residual",
            graph(
                VECTOR,
                dense(1, 0.1),
                norm,
                parallel(Join.SUM, List.of(), List.of(RELU, new Dropout(0.7), dense(1, 0))),
                RELU,
                readout())),
        of("conv, flatten", graph(IMAGE, same, RELU, same, RELU, flat, readout())),
        of("conv, gap", graph(IMAGE, same, RELU, bias, RELU, gap, readout())),
        of("conv, erf, gap", graph(IMAGE, bias, erf, same, RELU, gap, readout())),
        range("conv, tanh", graph(SIGNAL, bias, tanh, gap, readout())),
        of("strides", graph(IMAGE, half, RELU, half, RELU, gap, readout())),
        of("circular", graph(IMAGE, circular, RELU, circular, RELU, gap)),
        of("pools", graph(IMAGE, same, RELU, average, same, RELU, average, flat, readout())),
        of(
            "blocks",
            graph(
                IMAGE,
                same,
                parallel(Join.SUM, List.of(), List.of(RELU, bias, RELU, same)),
                norm,
                RELU,
                gap,
                readout())),
        of("attention", graph(SIGNAL, same, RELU, softmax, RELU, same, RELU, flat, readout())));
  }

  private static NamedGraph of(String name, LayerGraph graph) {
    return new NamedGraph(name, graph, false);
  }

  private static NamedGraph range(String name, LayerGraph graph) {
    return new NamedGraph(name, graph, true);
  }

  @Override
  public String toString() {
    return name;
  }
}
