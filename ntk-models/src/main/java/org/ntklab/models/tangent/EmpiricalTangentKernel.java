package org.ntklab.models.tangent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntklab.core.kernel.TangentKernel;
import org.ntklab.core.linalg.LinearOperator;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.MatrixOperator;
import org.ntklab.core.reference.Reference;

/**
 * Θ of a finite network, factored by layer: for dense layers (rate · A Aᵀ) ⊙ (B Bᵀ).
 *
 * <p>For dense layers time n²·(fanIn + O²·fanOut) multiplications a layer beside the passes of the
 * network, memory the signals and a Gram matrix a layer; an n × P Jacobian is never formed. A layer
 * kind with several parts says itself what it costs.
 */
@Reference(key = "novak2022", where = "Section 3.2")
public final class EmpiricalTangentKernel implements TangentKernel {
  private static final int TILE_ROWS = 32;

  /** With few outputs the matrix is made faster than factors are applied some ten times. */
  private static final int MOST_OUTPUTS_IN_MATRIX = 2;

  private final SignalSource source;
  private final Map<String, LayerTangent> layers;
  private final int outputs;

  /**
   * The kernel of a network.
   *
   * @param layers by name of weighted layer, in graph order
   * @param outputs O
   */
  public EmpiricalTangentKernel(
      SignalSource source, Map<String, LayerTangent> layers, int outputs) {
    this.source = source;
    this.layers = new LinkedHashMap<>(layers);
    this.outputs = outputs;
  }

  /** Whether there are no layers, and the kernel is 0. */
  public boolean isEmpty() {
    return layers.isEmpty();
  }

  @Override
  public Map<String, Matrix> layerGrams(Matrix x) {
    Map<String, Signals> signals = source.signals(x);
    Map<String, Matrix> grams = new LinkedHashMap<>();
    layers.forEach(
        (name, layer) -> {
          Signals here = signals.get(name);
          grams.put(name, meanOverOutputs(layer.of(here, here)));
        });
    return grams;
  }

  @Override
  public Matrix gram(Matrix x, Matrix x2) {
    Map<String, Signals> rows = source.signals(x);
    Map<String, Signals> columns = x == x2 ? rows : source.signals(x2);
    Matrix sum = Matrix.zeros(x.rows(), x2.rows());
    layers.forEach(
        (name, layer) ->
            sum.addScaled(1, meanOverOutputs(layer.of(rows.get(name), columns.get(name)))));
    return sum;
  }

  @Override
  public LinearOperator operator(Matrix x) {
    if (outputs <= MOST_OUTPUTS_IN_MATRIX) {
      return new MatrixOperator(full(x, x));
    }
    Map<String, Signals> signals = source.signals(x);
    List<LayerKernel> kernels = kernels(signals, signals);
    if (kernels.stream().anyMatch(kernel -> kernel.parts() > 1)) {
      return new MatrixOperator(full(kernels, x.rows(), x.rows(), true));
    }
    return new TangentOperator(factors(kernels), x.rows(), outputs);
  }

  @Override
  public Matrix full(Matrix x, Matrix x2) {
    Map<String, Signals> rows = source.signals(x);
    Map<String, Signals> columns = x == x2 ? rows : source.signals(x2);
    return full(kernels(rows, columns), x.rows(), x2.rows(), x == x2);
  }

  private Matrix full(List<LayerKernel> kernels, int rows, int columns, boolean symmetric) {
    Matrix full = Matrix.zeros(rows * outputs, columns * outputs);
    if (rows == 0 || columns == 0) {
      return full;
    }
    addTo(full, factors(kernels), rows);
    for (LayerKernel kernel : kernels) {
      for (int part = 0; kernel.parts() > 1 && part < kernel.parts(); part++) {
        addTo(full, List.of(kernel.part(part)), rows);
      }
    }
    if (symmetric) {
      Mirror.upperToLower(full);
    }
    return full;
  }

  /** All factors of a few rows at a time: sums and products stay in cache. */
  private void addTo(Matrix full, List<OuterProducts> factors, int rows) {
    int tile = Math.max(1, TILE_ROWS / outputs);
    Matrix scratch = Matrix.zeros(tile * outputs * full.columns(), 1);
    for (int from = 0; from < rows; from += tile) {
      int to = Math.min(from + tile, rows);
      for (OuterProducts layer : factors) {
        layer.addRows(from, to, full, scratch);
      }
    }
  }

  private static Matrix meanOverOutputs(LayerKernel kernel) {
    Matrix sum = kernel.part(0).meanOverOutputs();
    for (int part = 1; part < kernel.parts(); part++) {
      sum.addScaled(1, kernel.part(part).meanOverOutputs());
    }
    return sum;
  }

  private List<LayerKernel> kernels(Map<String, Signals> rows, Map<String, Signals> columns) {
    List<LayerKernel> kernels = new ArrayList<>();
    layers.forEach((name, layer) -> kernels.add(layer.of(rows.get(name), columns.get(name))));
    return kernels;
  }

  /** Of the layers that have a single one. */
  private static List<OuterProducts> factors(List<LayerKernel> kernels) {
    return kernels.stream()
        .filter(kernel -> kernel.parts() == 1)
        .map(kernel -> kernel.part(0))
        .toList();
  }
}
