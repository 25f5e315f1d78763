package org.ntklab.models.finite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntklab.core.layer.ActivationLayer;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.Join;
import org.ntklab.core.layer.JoinLayer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.layer.WeightShape;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.models.layers.dense.Dense;

/** A layer graph in plain loops, one example at a time: the twin that networks are held against. */
final class PlainNetwork {
  private final LayerGraph graph;
  private final Map<String, double[]> weights;

  /** Factor of the last branch of a residual block. */
  private final double branch;

  /** A network of these effective weights, row-major {@code [fanIn, fanOut]}, by name. */
  PlainNetwork(LayerGraph graph, Map<String, double[]> weights) {
    this(graph, weights, 1);
  }

  /** A network whose residual branches are scaled. */
  PlainNetwork(LayerGraph graph, Map<String, double[]> weights, double branch) {
    this.graph = graph;
    this.weights = weights;
    this.branch = branch;
  }

  /** The twin of a network at its present weights. */
  static PlainNetwork of(Dl4jNetwork network) {
    Map<String, double[]> weights = new LinkedHashMap<>();
    for (Weight weight : network.graph().weights()) {
      weights.put(weight.name(), network.weight(weight).toArray());
    }
    return new PlainNetwork(network.graph(), weights);
  }

  /** h, {@code [N, O]}. */
  Matrix outputs(Matrix x) {
    double[][] rows = new double[x.rows()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = forward(x.row(i))[graph.outputIndex()];
    }
    return Matrix.of(rows);
  }

  /** Adds the gradient of Σ errors · outputs of one example to the sums by name. */
  void addGradient(double[] x, double[] errors, Map<String, double[]> sums) {
    double[][] a = forward(x);
    double[][] e = new double[a.length][];
    for (int i = 0; i < a.length; i++) {
      e[i] = new double[a[i].length];
    }
    e[graph.outputIndex()] = errors.clone();
    for (int i = a.length - 1; i > 0; i--) {
      backward(graph.nodes().get(i), a, e, sums);
    }
  }

  /** A fresh zero for every weight array. */
  Map<String, double[]> zeros() {
    Map<String, double[]> zeros = new LinkedHashMap<>();
    weights.forEach((name, w) -> zeros.put(name, new double[w.length]));
    return zeros;
  }

  private double[][] forward(double[] x) {
    double[][] a = new double[graph.nodes().size()][];
    a[0] = x;
    for (GraphNode node : graph.nodes().subList(1, a.length)) {
      double[][] inputs = node.inputs().stream().map(i -> a[i]).toArray(double[][]::new);
      a[node.index()] = forward(node, inputs);
    }
    return a;
  }

  private double[] forward(GraphNode node, double[][] inputs) {
    double[] in = inputs[0];
    if (node.layer() instanceof Dense) {
      return affine(node, in);
    }
    double[] out = in.clone();
    if (node.layer() instanceof ActivationLayer layer) {
      for (int j = 0; j < out.length; j++) {
        out[j] = layer.activation().value(in[j]);
      }
    } else if (node.layer() instanceof JoinLayer join) {
      return join(join, inputs, node.shape().size());
    }
    return out;
  }

  private double[] affine(GraphNode node, double[] in) {
    double[] w = weights.get(node.name() + "/W");
    double[] b = weights.get(node.name() + "/b");
    double[] z = b == null ? new double[node.shape().size()] : b.clone();
    for (int i = 0; i < in.length; i++) {
      for (int j = 0; j < z.length; j++) {
        z[j] += in[i] * w[i * z.length + j];
      }
    }
    return z;
  }

  /** What a joined branch counts. */
  private double factor(JoinLayer join, int k, int branches) {
    return join.residual() && k == branches - 1 ? branch : 1;
  }

  private double[] join(JoinLayer join, double[][] inputs, int size) {
    double[] out = new double[size];
    int at = 0;
    for (int k = 0; k < inputs.length; k++) {
      double factor = factor(join, k, inputs.length);
      for (int j = 0; j < inputs[k].length; j++) {
        double in = factor * inputs[k][j];
        switch (join.join()) {
          case SUM -> out[j] += in;
          case PRODUCT -> out[j] = k == 0 ? in : out[j] * in;
          case CONCATENATE -> out[at++] = in;
        }
      }
    }
    return out;
  }

  private void backward(GraphNode node, double[][] a, double[][] e, Map<String, double[]> sums) {
    List<Integer> from = node.inputs();
    double[] error = e[node.index()];
    double[] in = a[from.get(0)];
    double[] back = e[from.get(0)];
    if (node.layer() instanceof Dense) {
      for (WeightShape shape : node.weights()) {
        double[] sum = sums.get(node.name() + "/" + shape.name());
        for (int k = 0; k < sum.length; k++) {
          sum[k] += (shape.bias() ? 1 : in[k / error.length]) * error[k % error.length];
        }
      }
      double[] w = weights.get(node.name() + "/W");
      for (int k = 0; k < w.length; k++) {
        back[k / error.length] += w[k] * error[k % error.length];
      }
    } else if (node.layer() instanceof JoinLayer join) {
      backward(join, from, error, a, e);
    } else {
      for (int j = 0; j < error.length; j++) {
        boolean applies = node.layer() instanceof ActivationLayer;
        back[j] +=
            applies
                ? error[j] * ((ActivationLayer) node.layer()).activation().derivative(in[j])
                : error[j];
      }
    }
  }

  private void backward(
      JoinLayer layer, List<Integer> from, double[] error, double[][] a, double[][] e) {
    Join join = layer.join();
    int at = 0;
    for (int k = 0; k < from.size(); k++) {
      double[] back = e[from.get(k)];
      for (int j = 0; j < back.length; j++) {
        double factor = factor(layer, k, from.size());
        for (int l = 0; join == Join.PRODUCT && l < from.size(); l++) {
          factor *= l == k ? 1 : factor(layer, l, from.size()) * a[from.get(l)][j];
        }
        back[j] += factor * error[join == Join.CONCATENATE ? at++ : j];
      }
    }
  }
}
