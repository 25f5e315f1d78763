package org.ntklab.models.finite;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.parametrisation.Parametrisation;

/**
 * ∂h/∂W of every weight array, by name: {@code [n·O, size]}, rows times the square root of the
 * array's rate.
 */
record Jacobian(Map<String, double[][]> blocks) {

  /** By the plain twin, one example and one output at a time. */
  static Jacobian of(Dl4jNetwork network, Parametrisation parametrisation, Matrix x) {
    PlainNetwork twin = PlainNetwork.of(network);
    int outputs = network.graph().output().shape().size();
    Map<String, double[][]> blocks = empty(network, x.rows() * outputs);
    for (int i = 0; i < x.rows(); i++) {
      for (int o = 0; o < outputs; o++) {
        double[] one = new double[outputs];
        one[o] = 1;
        Map<String, double[]> gradient = twin.zeros();
        twin.addGradient(x.row(i), one, gradient);
        int row = i * outputs + o;
        gradient.forEach((name, g) -> blocks.get(name)[row] = g);
      }
    }
    return weighted(network, parametrisation, blocks);
  }

  /** By the network's own backward pass, one example and one output at a time. */
  static Jacobian ofBackward(Dl4jNetwork network, Parametrisation parametrisation, Matrix x) {
    ExternalErrorGraph graph = (ExternalErrorGraph) network.computationGraph();
    int outputs = network.graph().output().shape().size();
    Map<String, double[][]> blocks = empty(network, x.rows() * outputs);
    for (int row = 0; row < x.rows() * outputs; row++) {
      int example = row / outputs;
      Matrix error = Matrix.zeros(1, outputs);
      error.set(0, row % outputs, 1);
      graph.forward(Matrices.array(x.rowRange(example, example + 1), DataType.DOUBLE)).close();
      graph.backward(Matrices.array(error, DataType.DOUBLE));
      for (Weight weight : network.graph().weights()) {
        INDArray gradient = graph.gradient().getGradientFor(weight.name().replace('/', '_'));
        blocks.get(weight.name())[row] =
            Matrices.matrix(gradient.reshape('f', weight.shape().fanIn(), weight.shape().fanOut()))
                .toArray();
      }
    }
    return weighted(network, parametrisation, blocks);
  }

  /** By central differences of the network's own outputs in each of its weights. */
  static Jacobian ofDifferences(
      Dl4jNetwork network, Parametrisation parametrisation, Matrix x, double h) {
    int outputs = network.graph().output().shape().size();
    Map<String, double[][]> blocks = empty(network, x.rows() * outputs);
    for (Weight weight : network.graph().weights()) {
      int fanOut = weight.shape().fanOut();
      INDArray view =
          network
              .computationGraph()
              .getLayer(weight.layer())
              .getParam(weight.shape().name())
              .reshape('f', weight.shape().fanIn(), fanOut);
      double[][] block = blocks.get(weight.name());
      for (int p = 0; p < view.length(); p++) {
        double at = view.getDouble(p / fanOut, p % fanOut);
        view.putScalar(p / fanOut, p % fanOut, at + h);
        double[] up = network.outputs(x).toArray();
        view.putScalar(p / fanOut, p % fanOut, at - h);
        double[] down = network.outputs(x).toArray();
        view.putScalar(p / fanOut, p % fanOut, at);
        for (int row = 0; row < up.length; row++) {
          block[row][p] = (up[row] - down[row]) / (2 * h);
        }
      }
    }
    return weighted(network, parametrisation, blocks);
  }

  /** Σ over the arrays of J Jᵀ, {@code [n1·O, n2·O]}. */
  Matrix kernel(Jacobian columns, List<Weight> arrays) {
    int width = columns.blocks.values().iterator().next().length;
    double[][] sum = new double[blocks.values().iterator().next().length][width];
    for (Weight array : arrays) {
      double[][] a = blocks.get(array.name());
      double[][] b = columns.blocks.get(array.name());
      for (int r = 0; r < a.length; r++) {
        for (int c = 0; c < b.length; c++) {
          for (int p = 0; p < a[r].length; p++) {
            sum[r][c] += a[r][p] * b[c][p];
          }
        }
      }
    }
    return Matrix.of(sum);
  }

  /** (1/O) Σ_o K(x, o; x′, o). */
  static Matrix meanOverOutputs(Matrix full, int outputs) {
    double[][] mean = new double[full.rows() / outputs][full.columns() / outputs];
    for (int r = 0; r < full.rows(); r++) {
      for (int c = r % outputs; c < full.columns(); c += outputs) {
        mean[r / outputs][c / outputs] += full.get(r, c) / outputs;
      }
    }
    return Matrix.of(mean);
  }

  private static Map<String, double[][]> empty(Dl4jNetwork network, int rows) {
    Map<String, double[][]> blocks = new HashMap<>();
    for (Weight weight : network.graph().weights()) {
      int size = weight.shape().fanIn() * weight.shape().fanOut();
      blocks.put(weight.name(), new double[rows][size]);
    }
    return blocks;
  }

  private static Jacobian weighted(
      Dl4jNetwork network, Parametrisation parametrisation, Map<String, double[][]> blocks) {
    Map<String, double[][]> weighted = new LinkedHashMap<>();
    for (Weight weight : network.graph().weights()) {
      double root = Math.sqrt(parametrisation.scaling(weight).kernelRate());
      double[][] block = blocks.get(weight.name());
      for (double[] row : block) {
        for (int p = 0; p < row.length; p++) {
          row[p] *= root;
        }
      }
      weighted.put(weight.name(), block);
    }
    return new Jacobian(weighted);
  }
}
