package org.ntklab.models.finite;

import java.util.ArrayDeque;
import java.util.Deque;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntklab.core.linalg.Matrix;

/**
 * ND4J copies of the latest inputs, by the identity of the matrix: training, probe and test inputs
 * come again and again, and are never modified.
 */
final class ArrayCache {
  private static final int CAPACITY = 4;

  private record Entry(Matrix matrix, INDArray array) {}

  private final DataType type;
  private final Deque<Entry> latest = new ArrayDeque<>();

  ArrayCache(DataType type) {
    this.type = type;
  }

  INDArray get(Matrix matrix) {
    for (Entry entry : latest) {
      if (entry.matrix() == matrix) {
        return entry.array();
      }
    }
    if (latest.size() == CAPACITY) {
      latest.removeLast().array().close();
    }
    INDArray array = Matrices.array(matrix, type);
    latest.addFirst(new Entry(matrix, array));
    return array;
  }

  void free() {
    latest.forEach(entry -> entry.array().close());
    latest.clear();
  }
}
