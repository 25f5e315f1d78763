package org.ntklab.models.finite;

import java.util.ArrayList;
import java.util.List;
import org.ntklab.core.layer.ActivationLayer;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.Join;
import org.ntklab.core.layer.JoinLayer;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.models.layers.attention.Attention;
import org.ntklab.models.layers.attention.Mechanism;
import org.ntklab.models.layers.conv.Convolution;
import org.ntklab.models.layers.dense.Dense;
import org.ntklab.models.layers.norm.LayerNorm;
import org.ntklab.models.layers.pool.GlobalAveragePool;
import org.ntklab.models.layers.pool.Pool;
import org.ntklab.models.layers.scale.Scale;
import org.ntklab.models.layers.window.AxisWindow;
import org.ntklab.models.layers.window.Padding;
import org.ntklab.models.layers.window.SlidingWindow;

/** Outputs of networks on images by their definitions: loops over coordinates, nothing shared. */
final class PlainImages {
  private final Dl4jNetwork network;
  private final LayerGraph graph;

  PlainImages(Dl4jNetwork network) {
    this.network = network;
    this.graph = network.graph();
  }

  /** h, {@code [N, O]}. */
  Matrix outputs(Matrix x) {
    double[][] rows = new double[x.rows()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = forward(x.row(i));
    }
    return Matrix.of(rows);
  }

  private double[] forward(double[] x) {
    double[][] a = new double[graph.nodes().size()][];
    a[0] = x;
    for (GraphNode node : graph.nodes().subList(1, a.length)) {
      double[][] inputs = node.inputs().stream().map(i -> a[i]).toArray(double[][]::new);
      a[node.index()] = forward(node, inputs);
    }
    return a[graph.outputIndex()];
  }

  private double[] forward(GraphNode node, double[][] inputs) {
    Layer layer = node.layer();
    Shape shape = graph.inputShape(node);
    double[] in = inputs[0];
    double[] out = new double[node.shape().size()];
    if (layer instanceof JoinLayer join) {
      return join(join.join(), inputs, out);
    } else if (layer instanceof Convolution conv) {
      convolve(node, conv.window(), shape, in, out);
    } else if (layer instanceof Pool pool) {
      pool(pool, node, shape, in, out);
    } else if (layer instanceof Dense) {
      double[] w = weight(node, "W");
      for (int i = 0; i < in.length; i++) {
        for (int j = 0; j < out.length; j++) {
          out[j] += in[i] * w[i * out.length + j];
        }
      }
      addBias(node, out);
    } else if (layer instanceof GlobalAveragePool) {
      for (int i = 0; i < in.length; i++) {
        out[i * out.length / in.length] += in[i] * out.length / in.length;
      }
    } else if (layer instanceof LayerNorm norm) {
      normalise(norm, shape, in, out);
    } else if (layer instanceof Attention attention) {
      attend(attention, node, in, out);
    } else {
      for (int i = 0; i < in.length; i++) {
        out[i] =
            layer instanceof Scale scale
                ? scale.factor() * in[i]
                : layer instanceof ActivationLayer activation
                    ? activation.activation().value(in[i])
                    : in[i];
      }
    }
    return out;
  }

  private void convolve(
      GraphNode node, SlidingWindow window, Shape shape, double[] in, double[] out) {
    double[] w = weight(node, "W");
    int channels = node.shape().channels();
    int positions = out.length / channels;
    for (int t = 0; t < positions; t++) {
      for (int c = 0; c < shape.channels(); c++) {
        int place = 0;
        for (int[] at : covered(window, shape, coordinates(t, node.shape().positions()))) {
          for (int o = 0; o < channels; o++) {
            int row = c * window.positions(shape) + place;
            out[o * positions + t] += w[row * channels + o] * entry(in, shape, c, at);
          }
          place++;
        }
      }
    }
    addBias(node, out);
  }

  private static void pool(Pool pool, GraphNode node, Shape shape, double[] in, double[] out) {
    int positions = out.length / shape.channels();
    for (int i = 0; i < out.length; i++) {
      double sum = 0;
      double largest = Double.NEGATIVE_INFINITY;
      List<int[]> covered =
          covered(pool.window(), shape, coordinates(i % positions, node.shape().positions()));
      for (int[] at : covered) {
        double entry = entry(in, shape, i / positions, at);
        sum += entry;
        largest = at == null ? largest : Math.max(largest, entry);
      }
      out[i] =
          switch (pool.reduction()) {
            case AVERAGE -> sum / covered.size();
            case SUM -> sum;
            case MAX -> largest;
          };
    }
  }

  private static void normalise(LayerNorm norm, Shape shape, double[] in, double[] out) {
    int channels = shape.channels();
    int positions = in.length / channels;
    for (int t = 0; t < positions; t++) {
      double mean = 0;
      double squares = 0;
      for (int c = 0; c < channels; c++) {
        mean += in[c * positions + t] / channels;
        squares += in[c * positions + t] * in[c * positions + t] / channels;
      }
      for (int c = 0; c < channels; c++) {
        int at = c * positions + t;
        out[at] = (in[at] - mean) / Math.sqrt(squares - mean * mean + norm.epsilon());
      }
    }
  }

  private void attend(Attention attention, GraphNode node, double[] in, double[] out) {
    int channels = node.shape().channels();
    int positions = out.length / channels;
    double[][] queries = atPositions(weight(node, "query"), in, positions);
    double[][] values = atPositions(weight(node, "value"), in, positions);
    int keys = queries.length / attention.heads();
    int ofHead = values.length / attention.heads();
    double[] means = new double[values.length * positions];
    for (int t = 0; t < positions; t++) {
      for (int head = 0; head < attention.heads(); head++) {
        double[] weights = new double[positions];
        double sum = 0;
        for (int s = 0; s < positions; s++) {
          for (int k = head * keys; k < (head + 1) * keys; k++) {
            weights[s] += queries[k][t] * queries[k][s] / keys;
          }
          sum += Math.exp(weights[s]);
        }
        for (int s = 0; s < positions; s++) {
          boolean softmax = attention.mechanism() == Mechanism.SOFTMAX;
          double weight = softmax ? Math.exp(weights[s]) / sum : weights[s];
          for (int v = head * ofHead; v < (head + 1) * ofHead; v++) {
            means[v * positions + t] += weight * values[v][s];
          }
        }
      }
    }
    double[][] outputs = atPositions(weight(node, "output"), means, positions);
    for (int i = 0; i < out.length; i++) {
      out[i] = outputs[i / positions][i % positions];
      out[i] += attention.biasStd() > 0 ? weight(node, "b")[i / positions] : 0;
    }
  }

  /** Wᵀ x of W {@code [fanIn, fanOut]}. */
  private static double[][] atPositions(double[] w, double[] x, int positions) {
    int fanIn = x.length / positions;
    double[][] made = new double[w.length / fanIn][positions];
    for (int i = 0; i < w.length; i++) {
      for (int t = 0; t < positions; t++) {
        made[i % made.length][t] += w[i] * x[i / made.length * positions + t];
      }
    }
    return made;
  }

  private static double[] join(Join join, double[][] inputs, double[] out) {
    int next = 0;
    for (int k = 0; k < inputs.length; k++) {
      for (int j = 0; j < inputs[k].length; j++) {
        switch (join) {
          case SUM -> out[j] += inputs[k][j];
          case PRODUCT -> out[j] = k == 0 ? inputs[k][j] : out[j] * inputs[k][j];
          case CONCATENATE -> out[next++] = inputs[k][j];
        }
      }
    }
    return out;
  }

  /** Coordinates that a window covers, the last axis fastest; null beyond the edge. */
  private static List<int[]> covered(SlidingWindow window, Shape shape, int[] output) {
    List<AxisWindow> axes = window.over(shape);
    List<Integer> sizes = axes.stream().map(AxisWindow::size).toList();
    int count = sizes.stream().reduce(1, (a, b) -> a * b);
    List<int[]> covered = new ArrayList<>();
    for (int place = 0; place < count; place++) {
      int[] offset = coordinates(place, sizes);
      int[] at = new int[offset.length];
      boolean inside = true;
      for (int axis = 0; axis < at.length; axis++) {
        int extent = shape.positions().get(axis);
        int stride = axes.get(axis).stride();
        at[axis] = output[axis] * stride - before(axes.get(axis)) + offset[axis];
        if (window.padding() == Padding.CIRCULAR) {
          at[axis] = ((at[axis] % extent) + extent) % extent;
        }
        inside &= at[axis] >= 0 && at[axis] < extent;
      }
      covered.add(inside ? at : null);
    }
    return covered;
  }

  /** As documented: same pads so that ⌈H/s⌉ windows fit, the odd zero at the end. */
  private static int before(AxisWindow axis) {
    int outputs = (int) Math.ceil((double) axis.extent() / axis.stride());
    return switch (axis.padding()) {
      case VALID -> 0;
      case SAME -> Math.max(0, (outputs - 1) * axis.stride() + axis.size() - axis.extent()) / 2;
      case CIRCULAR -> (axis.size() - 1) / 2;
    };
  }

  private static int[] coordinates(int index, List<Integer> extents) {
    int[] at = new int[extents.size()];
    int rest = index;
    for (int axis = at.length - 1; axis >= 0; axis--) {
      at[axis] = rest % extents.get(axis);
      rest /= extents.get(axis);
    }
    return at;
  }

  private static double entry(double[] in, Shape shape, int channel, int[] at) {
    if (at == null) {
      return 0;
    }
    int index = channel;
    for (int axis = 0; axis < at.length; axis++) {
      index = index * shape.positions().get(axis) + at[axis];
    }
    return in[index];
  }

  private void addBias(GraphNode node, double[] out) {
    if (node.weights().size() > 1) {
      double[] b = weight(node, "b");
      for (int i = 0; i < out.length; i++) {
        out[i] += b[i / (out.length / b.length)];
      }
    }
  }

  private double[] weight(GraphNode node, String array) {
    for (Weight weight : graph.weightsOf(node)) {
      if (weight.shape().name().equals(array)) {
        return network.weight(weight).toArray();
      }
    }
    throw new AssertionError(node.name() + " has no " + array);
  }
}
