package org.ntklab.models.finite;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntklab.core.network.NetworkState;
import org.ntklab.core.network.StateArray;

/** Copies between flat ND4J arrays and a network's state, in the type that the array has. */
final class StateArrays {
  private StateArrays() {}

  /** The numbers of a flat array. */
  static StateArray copy(INDArray flat) {
    int length = Math.toIntExact(flat.length());
    try {
      if (NativeArrays.isDouble(flat)) {
        double[] numbers = new double[length];
        NativeArrays.doubleBuffer(flat).get(numbers);
        return StateArray.of(numbers);
      }
      float[] numbers = new float[length];
      NativeArrays.floatBuffer(flat).get(numbers);
      return StateArray.of(numbers);
    } finally {
      NativeArrays.keep(flat);
    }
  }

  /**
   * Takes over the numbers of a state.
   *
   * @param flat modified
   */
  static void assign(INDArray flat, NetworkState state, String name) {
    StateArray array = state.array(name, flat.length());
    if (NativeArrays.isDouble(flat)) {
      NativeArrays.doubleBuffer(flat).put(array.doubles());
    } else {
      NativeArrays.floatBuffer(flat).put(array.floats());
    }
    NativeArrays.keep(flat);
  }
}
