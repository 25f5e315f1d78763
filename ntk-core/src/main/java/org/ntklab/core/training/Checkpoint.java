package org.ntklab.core.training;

import java.util.Map;
import org.ntklab.core.data.Dataset;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.LinearOperator;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.Triangle;
import org.ntklab.core.loss.Loss;
import org.ntklab.core.network.Network;
import org.ntklab.core.network.WeightMovement;
import org.ntklab.core.trace.TraceRow;

/** Measures a network at one moment; remembers the features it started from. */
final class Checkpoint {
  private final Network network;
  private final Dataset data;
  private final Loss loss;
  private final Map<String, Matrix> initialFeatures;

  /** Begins at the network's present weights. */
  Checkpoint(Network network, Dataset data, Loss loss) {
    this.network = network;
    this.data = data;
    this.loss = loss;
    this.initialFeatures = network.preActivations(data.probe().inputs());
  }

  /**
   * Adds kernels, features and movements to a row.
   *
   * @param row modified
   * @return λ_max of Θ on the training examples
   */
  double measure(TraceRow row) {
    double lambdaMax = kernels(row);
    features(row);
    for (Map.Entry<String, WeightMovement> layer : network.movements().entrySet()) {
      row.put(TraceColumns.WEIGHT_MOVEMENT + layer.getKey(), layer.getValue().frobenius());
      row.put(TraceColumns.SPECTRAL_MOVEMENT + layer.getKey(), layer.getValue().spectral());
    }
    return lambdaMax;
  }

  /** Adds loss and error of the test examples; NaN when there are none. */
  void test(TraceRow row, Matrix outputs) {
    boolean any = outputs.rows() > 0;
    Matrix targets = data.test().targets();
    row.put(TraceColumns.TEST_LOSS, any ? loss.value(outputs, targets) : Double.NaN);
    row.put(TraceColumns.TEST_ERROR, any ? data.encoding().error(outputs, targets) : Double.NaN);
  }

  private double kernels(TraceRow row) {
    network
        .tangentKernel()
        .layerGrams(data.probe().inputs())
        .forEach((layer, gram) -> row.put(TraceColumns.KERNEL + layer, Triangle.pack(gram)));
    LinearOperator train = network.tangentKernel().operator(data.train().inputs());
    double lambdaMax = InitialKernel.lambdaMax(train);
    row.put(TraceColumns.LAMBDA_MAX, lambdaMax);
    return lambdaMax;
  }

  private void features(TraceRow row) {
    Map<String, Matrix> features = network.preActivations(data.probe().inputs());
    features.forEach(
        (layer, z) -> {
          Matrix z0 = initialFeatures.get(layer);
          int entries = z.rows() * z.columns();
          Matrix gram = Matrix.zeros(z.rows(), z.rows());
          Blas.syrk(false, 1.0 / z.columns(), z, 0, gram);
          Matrix moved = z.copy().addScaled(-1, z0);
          row.put(TraceColumns.FEATURES + layer, Triangle.pack(gram));
          row.put(TraceColumns.FEATURE_RMS + layer, z.frobeniusNorm() / Math.sqrt(entries));
          row.put(
              TraceColumns.FEATURE_MOVEMENT + layer, moved.frobeniusNorm() / Math.sqrt(entries));
          row.put(TraceColumns.SIGN_FLIPS + layer, (double) flips(z, z0) / entries);
        });
  }

  private static int flips(Matrix z, Matrix z0) {
    int flips = 0;
    for (int i = 0; i < z.rows(); i++) {
      for (int j = 0; j < z.columns(); j++) {
        flips += (z.get(i, j) > 0) == (z0.get(i, j) > 0) ? 0 : 1;
      }
    }
    return flips;
  }
}
