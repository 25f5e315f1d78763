package org.ntklab.models.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.layer.ActivationLayer;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.InputLayer;
import org.ntklab.core.layer.JoinLayer;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;
import org.ntklab.models.layers.attention.Attention;
import org.ntklab.models.layers.attention.Mechanism;
import org.ntklab.models.layers.conv.Convolution;
import org.ntklab.models.layers.dense.Dense;
import org.ntklab.models.layers.dropout.Dropout;
import org.ntklab.models.layers.flatten.Flatten;
import org.ntklab.models.layers.norm.LayerNorm;
import org.ntklab.models.layers.pool.GlobalAveragePool;
import org.ntklab.models.layers.pool.Pool;
import org.ntklab.models.layers.scale.Scale;
import org.ntklab.models.layers.window.AxisWindow;
import org.ntklab.models.layers.window.Padding;
import org.ntklab.models.layers.window.SlidingWindow;

/**
 * K and Θ of two examples at infinite width by the textbook: full covariances between all positions
 * of all examples, node by node, in four nested loops, at the widths of the graph. Shares no formula
 * with the engine: covariances and not distances, angles by atan2, other activations by quadrature.
 */
final class BruteForceKernel {
  private final LayerGraph graph;
  private final Parametrisation parametrisation;

  BruteForceKernel(LayerGraph graph, Parametrisation parametrisation) {
    this.graph = graph;
    this.parametrisation = parametrisation;
  }

  /** K (first) and Θ between examples; {@code same}: rows and columns are the same examples. */
  Matrix[] gram(Matrix x, Matrix x2, boolean same) {
    Matrix[] result = {
      Matrix.zeros(x.rows(), x2.rows()), Matrix.zeros(x.rows(), x2.rows())
    };
    for (int a = 0; a < x.rows(); a++) {
      for (int b = 0; b < x2.rows(); b++) {
        Pair pair = pair(x.row(a), x2.row(b), same && a == b);
        result[0].set(a, b, pair.k[0][0]);
        result[1].set(a, b, pair.theta[0][0]);
      }
    }
    return result;
  }

  /** Covariances of two examples and of each with itself. */
  private record Pair(double[][] k, double[][] k1, double[][] k2, double[][] theta) {}

  private Pair pair(double[] x, double[] y, boolean same) {
    Map<Integer, Pair> pairs = new HashMap<>();
    for (GraphNode node : graph.nodes()) {
      pairs.put(node.index(), node(node, x, y, pairs, same));
      if (node.index() == graph.outputIndex()) {
        break;
      }
    }
    return pairs.get(graph.outputIndex());
  }

  private Pair node(GraphNode node, double[] x, double[] y, Map<Integer, Pair> pairs, boolean same) {
    Layer layer = node.layer();
    if (layer instanceof InputLayer) {
      double[][] k = products(x, y, node.shape());
      return new Pair(
          k, products(x, x, node.shape()), products(y, y, node.shape()), zeros(k.length, k[0].length));
    }
    List<Pair> in = node.inputs().stream().map(pairs::get).toList();
    Shape shape = graph.nodes().get(node.inputs().get(0)).shape();
    Pair p = in.get(0);
    if (layer instanceof JoinLayer join) {
      return join(node, join, in);
    }
    if (layer instanceof ActivationLayer activation) {
      return activation(activation.activation(), p);
    }
    if (layer instanceof Dense) {
      return affine(node, p, "W", "b", this::copy);
    }
    if (layer instanceof Convolution conv) {
      return affine(node, p, "W", "b", k -> window(k, conv.window(), shape, true));
    }
    if (layer instanceof Pool pool) {
      double size = pool.window().positions(shape);
      double scale = pool.reduction() == Pool.Reduction.AVERAGE ? 1 / (size * size) : 1;
      return map(p, k -> scaled(window(k, pool.window(), shape, false), scale));
    }
    if (layer instanceof GlobalAveragePool) {
      return map(p, k -> new double[][] {{mean(k, false)}});
    }
    if (layer instanceof Flatten) {
      return map(p, k -> new double[][] {{mean(k, true)}});
    }
    if (layer instanceof Scale scale) {
      return map(p, k -> scaled(k, scale.factor() * scale.factor()));
    }
    if (layer instanceof Dropout dropout) {
      return dropout(p, dropout.keep(), same);
    }
    if (layer instanceof LayerNorm norm) {
      double[] r = roots(p.k1, norm.epsilon());
      double[] s = roots(p.k2, norm.epsilon());
      return new Pair(
          outer(p.k, r, s), outer(p.k1, r, r), outer(p.k2, s, s), outer(p.theta, r, s));
    }
    if (layer instanceof Attention attention) {
      return attention(node, attention, p);
    }
    return p;
  }

  private interface Map2 {
    double[][] of(double[][] k);
  }

  private double[][] copy(double[][] k) {
    return k;
  }

  private static Pair map(Pair p, Map2 map) {
    return new Pair(map.of(p.k), map.of(p.k1), map.of(p.k2), map.of(p.theta));
  }

  private Pair affine(GraphNode node, Pair p, String matrix, String bias, Map2 window) {
    double gain = 0;
    double own = 0;
    double variance = 0;
    double ownBias = 0;
    for (Weight weight : graph.weightsOf(node)) {
      Scaling scaling = parametrisation.scaling(weight);
      double square = scaling.foldedDeviation() * scaling.foldedDeviation();
      if (weight.shape().name().equals(matrix)) {
        gain = square * weight.shape().fanIn();
        own = scaling.kernelRate() * weight.shape().fanIn();
      } else if (weight.shape().name().equals(bias)) {
        variance = square;
        ownBias = scaling.kernelRate();
      }
    }
    double[][] k = window.of(p.k);
    double[][] theta = window.of(p.theta);
    double[][] moved = zeros(k.length, k[0].length);
    for (int i = 0; i < k.length; i++) {
      for (int j = 0; j < k[0].length; j++) {
        moved[i][j] = gain * theta[i][j] + own * k[i][j] + ownBias;
      }
    }
    return new Pair(
        shifted(k, gain, variance),
        shifted(window.of(p.k1), gain, variance),
        shifted(window.of(p.k2), gain, variance),
        moved);
  }

  private Pair join(GraphNode node, JoinLayer join, List<Pair> in) {
    int branches = in.size();
    double[] weight = new double[branches];
    for (int b = 0; b < branches; b++) {
      double channels = graph.nodes().get(node.inputs().get(b)).shape().channels();
      weight[b] = join.join() == org.ntklab.core.layer.Join.CONCATENATE
          ? channels / node.shape().channels() : 1;
    }
    if (join.residual()) {
      double m = parametrisation.residualMultiplier(graph.residualBlocks());
      weight[branches - 1] *= m * m;
    }
    int n = in.get(0).k.length;
    int n2 = in.get(0).k[0].length;
    boolean product = join.join() == org.ntklab.core.layer.Join.PRODUCT;
    double[][] k = filled(n, n2, product ? 1 : 0);
    double[][] k1 = filled(n, n, product ? 1 : 0);
    double[][] k2 = filled(n2, n2, product ? 1 : 0);
    double[][] theta = zeros(n, n2);
    for (int b = 0; b < branches; b++) {
      combine(k, in.get(b).k, weight[b], product);
      combine(k1, in.get(b).k1, weight[b], product);
      combine(k2, in.get(b).k2, weight[b], product);
      double[][] term = scaled(in.get(b).theta, weight[b]);
      for (int other = 0; other < branches && product; other++) {
        if (other != b) {
          combine(term, in.get(other).k, weight[other], true);
        }
      }
      combine(theta, term, 1, false);
    }
    return new Pair(k, k1, k2, theta);
  }

  private static void combine(double[][] into, double[][] k, double weight, boolean product) {
    for (int i = 0; i < into.length; i++) {
      for (int j = 0; j < into[0].length; j++) {
        into[i][j] = product ? into[i][j] * weight * k[i][j] : into[i][j] + weight * k[i][j];
      }
    }
  }

  private static Pair activation(Activation phi, Pair p) {
    double[][] k = zeros(p.k.length, p.k[0].length);
    double[][] theta = zeros(k.length, k[0].length);
    for (int i = 0; i < k.length; i++) {
      for (int j = 0; j < k[0].length; j++) {
        double[] dual = DualByQuadrature.of(phi, p.k1[i][i], p.k2[j][j], p.k[i][j]);
        k[i][j] = dual[0];
        theta[i][j] = p.theta[i][j] == 0 ? 0 : dual[1] * p.theta[i][j];
      }
    }
    return new Pair(k, self(phi, p.k1), self(phi, p.k2), theta);
  }

  private static double[][] self(Activation phi, double[][] k) {
    double[][] image = zeros(k.length, k.length);
    for (int i = 0; i < k.length; i++) {
      for (int j = 0; j < k.length; j++) {
        image[i][j] = DualByQuadrature.of(phi, k[i][i], k[j][j], k[i][j])[0];
      }
    }
    return image;
  }

  private static Pair dropout(Pair p, double keep, boolean same) {
    return new Pair(
        same ? diagonal(p.k, 1 / keep) : p.k,
        diagonal(p.k1, 1 / keep),
        diagonal(p.k2, 1 / keep),
        same ? diagonal(p.theta, 1 / keep) : p.theta);
  }

  private static double[][] diagonal(double[][] k, double factor) {
    double[][] result = zeros(k.length, k.length);
    for (int i = 0; i < k.length; i++) {
      for (int j = 0; j < k.length; j++) {
        result[i][j] = k[i][j] * (i == j ? factor : 1);
      }
    }
    return result;
  }

  /** All four matrices of the layer have σ² over their fan-in here, whatever their sizes. */
  private Pair attention(GraphNode node, Attention attention, Pair p) {
    double q = attention.std().query() * attention.std().key();
    double[][] g1 = scores(p.k1, q, attention.mechanism());
    double[][] g2 = scores(p.k2, q, attention.mechanism());
    double v = Math.pow(attention.std().value() * attention.std().output(), 2);
    double b = attention.biasStd() * attention.biasStd();
    double[][] k = shifted(mixed(g1, p.k, g2), v, b);
    double[][] theta = shifted(mixed(g1, p.theta, g2), v, b);
    for (int i = 0; i < k.length; i++) {
      for (int j = 0; j < k[0].length; j++) {
        theta[i][j] += 2 * (k[i][j] - b);
      }
    }
    return new Pair(
        k, shifted(mixed(g1, p.k1, g1), v, b), shifted(mixed(g2, p.k2, g2), v, b), theta);
  }

  private static double[][] scores(double[][] k, double scale, Mechanism mechanism) {
    double[][] scores = scaled(k, scale);
    if (mechanism == Mechanism.SOFTMAX) {
      for (double[] row : scores) {
        double sum = 0;
        for (int j = 0; j < row.length; j++) {
          row[j] = Math.exp(row[j]);
          sum += row[j];
        }
        for (int j = 0; j < row.length; j++) {
          row[j] /= sum;
        }
      }
    }
    return scores;
  }

  private static double[][] mixed(double[][] g1, double[][] k, double[][] g2) {
    double[][] result = zeros(g1.length, g2.length);
    for (int i = 0; i < g1.length; i++) {
      for (int j = 0; j < g2.length; j++) {
        for (int a = 0; a < k.length; a++) {
          for (int c = 0; c < k[0].length; c++) {
            result[i][j] += g1[i][a] * k[a][c] * g2[j][c];
          }
        }
      }
    }
    return result;
  }

  private static double[][] products(double[] x, double[] y, Shape shape) {
    int t = shape.size() / shape.channels();
    double[][] k = zeros(t, t);
    for (int i = 0; i < t; i++) {
      for (int j = 0; j < t; j++) {
        for (int c = 0; c < shape.channels(); c++) {
          k[i][j] += x[c * t + i] * y[c * t + j] / shape.channels();
        }
      }
    }
    return k;
  }

  /** Sums over windows of both positions: together (a convolution's mean), or independently. */
  private static double[][] window(
      double[][] k, SlidingWindow window, Shape shape, boolean together) {
    List<AxisWindow> axes = window.over(shape);
    AxisWindow h = axes.size() == 1 ? new AxisWindow(1, 1, 1, Padding.VALID) : axes.get(0);
    AxisWindow w = axes.get(axes.size() - 1);
    int outputs = h.outputs() * w.outputs();
    int taps = h.size() * w.size();
    double[][] result = zeros(outputs, outputs);
    for (int o = 0; o < outputs; o++) {
      for (int p = 0; p < outputs; p++) {
        for (int a = 0; a < taps; a++) {
          for (int b = together ? a : 0; b < (together ? a + 1 : taps); b++) {
            int i = position(h, w, o, a);
            int j = position(h, w, p, b);
            if (i >= 0 && j >= 0) {
              result[o][p] += together ? k[i][j] / taps : k[i][j];
            }
          }
        }
      }
    }
    return result;
  }

  private static int position(AxisWindow h, AxisWindow w, int output, int tap) {
    int row = along(h, output / w.outputs(), tap / w.size());
    int column = along(w, output % w.outputs(), tap % w.size());
    return row < 0 || column < 0 ? -1 : row * w.extent() + column;
  }

  private static int along(AxisWindow axis, int output, int tap) {
    int at = output * axis.stride() - axis.before() + tap;
    if (axis.padding() == Padding.CIRCULAR) {
      return Math.floorMod(at, axis.extent());
    }
    return at < 0 || at >= axis.extent() ? -1 : at;
  }

  private static double mean(double[][] k, boolean diagonal) {
    double sum = 0;
    for (int i = 0; i < k.length; i++) {
      for (int j = 0; j < k.length; j++) {
        sum += diagonal && i != j ? 0 : k[i][j];
      }
    }
    return sum / (diagonal ? k.length : k.length * k.length);
  }

  private static double[] roots(double[][] k, double epsilon) {
    double[] r = new double[k.length];
    for (int i = 0; i < r.length; i++) {
      r[i] = 1 / Math.sqrt(k[i][i] + epsilon);
    }
    return r;
  }

  private static double[][] outer(double[][] k, double[] r, double[] s) {
    double[][] result = zeros(r.length, s.length);
    for (int i = 0; i < r.length; i++) {
      for (int j = 0; j < s.length; j++) {
        result[i][j] = k[i][j] * r[i] * s[j];
      }
    }
    return result;
  }

  private static double[][] scaled(double[][] k, double factor) {
    return shifted(k, factor, 0);
  }

  private static double[][] shifted(double[][] k, double factor, double shift) {
    double[][] result = zeros(k.length, k[0].length);
    for (int i = 0; i < k.length; i++) {
      for (int j = 0; j < k[0].length; j++) {
        result[i][j] = factor * k[i][j] + shift;
      }
    }
    return result;
  }

  private static double[][] filled(int rows, int columns, double value) {
    double[][] result = zeros(rows, columns);
    for (double[] row : result) {
      java.util.Arrays.fill(row, value);
    }
    return result;
  }

  private static double[][] zeros(int rows, int columns) {
    return new double[rows][columns];
  }
}
