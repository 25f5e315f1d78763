package org.ntklab.models.finite;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A row-major array that is used again while its shape stays; other memory is freed at once. */
public final class Scratch {
  private INDArray array;

  /** Memory that holds nothing yet when the shape is another than before. */
  public INDArray get(DataType type, long rows, long columns) {
    if (array == null || array.size(0) != rows || array.size(1) != columns) {
      free();
      array = Nd4j.createUninitialized(type, new long[] {rows, columns}, NativeArrays.ROW_MAJOR);
    }
    return array;
  }

  /** Gives the memory back. */
  public void free() {
    if (array != null) {
      array.close();
      array = null;
    }
  }
}
