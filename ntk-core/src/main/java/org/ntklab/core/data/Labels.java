package org.ntklab.core.data;

import java.util.Arrays;
import java.util.List;
import org.ntklab.core.linalg.Matrix;

/** What is to be predicted of each row, as the source has it. */
public sealed interface Labels {
  /** Number of rows. */
  int rows();

  /** Labels of the rows from (inclusive) to (exclusive). */
  Labels rowRange(int from, int to);

  /** Labels of chosen rows, in the order chosen. */
  Labels select(int[] chosen);

  /**
   * Classes.
   *
   * @param values class of each row, from 0
   * @param classes number of classes
   */
  record Classes(List<Integer> values, int classes) implements Labels {
    public Classes {
      values = List.copyOf(values);
    }

    @Override
    public int rows() {
      return values.size();
    }

    @Override
    public Labels rowRange(int from, int to) {
      return new Classes(values.subList(from, to), classes);
    }

    @Override
    public Labels select(int[] chosen) {
      return new Classes(Arrays.stream(chosen).mapToObj(values::get).toList(), classes);
    }
  }

  /**
   * Real values.
   *
   * @param values {@code [N, O]}; not modified
   */
  record Values(Matrix values) implements Labels {
    @Override
    public int rows() {
      return values.rows();
    }

    @Override
    public Labels rowRange(int from, int to) {
      return new Values(values.rowRange(from, to));
    }

    @Override
    public Labels select(int[] chosen) {
      return new Values(values.select(chosen));
    }
  }
}
