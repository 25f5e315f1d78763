package org.ntklab.models.finite;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.layer.WeightShape;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.NetworkDescription;

/** Draws the effective weights W = m·w: folded deviation times what a named stream gives. */
public final class InitialWeights {
  private InitialWeights() {}

  /** All arrays by full name, {@code [fanIn, fanOut]}, {@code [1, fanOut]} for biases. */
  public static Map<String, Matrix> draw(NetworkDescription description) {
    Map<String, Matrix> weights = new LinkedHashMap<>();
    for (Weight weight : description.graph().weights()) {
      WeightShape shape = weight.shape();
      double deviation = description.parametrisation().scaling(weight).foldedDeviation();
      double[] draws =
          description.random().normals("weights/" + weight.name(), shape.fanIn() * shape.fanOut());
      Arrays.setAll(draws, i -> shape.draw().of(draws[i]));
      weights.put(weight.name(), Matrix.of(shape.fanIn(), shape.fanOut(), draws).scale(deviation));
    }
    return weights;
  }

  /** Copies a matrix into a view of the graph's parameters, whatever its order and type. */
  static void assign(INDArray view, Matrix matrix) {
    INDArray rows = Matrices.array(matrix, view.dataType());
    view.assign(rows.reshape(NativeArrays.ROW_MAJOR, view.shape()));
    rows.close();
  }
}
