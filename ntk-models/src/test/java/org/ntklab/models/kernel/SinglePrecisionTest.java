package org.ntklab.models.kernel;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;

/** Single precision against double precision. */
class SinglePrecisionTest {
  /** Relative to the largest entry; found: 8e-7 and less. */
  private static final double BOUND = 3e-6;

  /** Of near duplicates, whose angle is only known to the root of a rounding; found: 1.2e-4. */
  private static final double NEAR_BOUND = 4e-4;

  private static final int EXAMPLES = 12;

  static List<NamedGraph> graphs() {
    return NamedGraph.some();
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void errorsStayBelowTheBound(NamedGraph named) {
    Matrix x = Grams.examples(named.network().input().shape(), EXAMPLES);
    Map<String, Matrix> wide = Grams.gram(Grams.kernel(named.network()), x);
    Map<String, Matrix> narrow = Grams.gram(Grams.kernel(named.network(), true), x);
    Grams.agree(named.name(), wide, narrow, BOUND);
  }

  /** Neighbours in a data set: the digits of their distance are those that are lost. */
  @ParameterizedTest
  @MethodSource("graphs")
  void errorsStayBelowTheBoundForNearDuplicates(NamedGraph named) {
    Matrix x = nearDuplicates(named.network().input().shape());
    Map<String, Matrix> wide = Grams.gram(Grams.kernel(named.network()), x);
    Map<String, Matrix> narrow = Grams.gram(Grams.kernel(named.network(), true), x);
    Grams.agree(named.name(), wide, narrow, NEAR_BOUND);
  }

  private static Matrix nearDuplicates(Shape shape) {
    Matrix x = Grams.examples(shape, EXAMPLES);
    for (int i = 1; i < EXAMPLES; i++) {
      double distance = Math.pow(10, -0.8 * i);
      for (int j = 0; j < shape.size(); j++) {
        x.set(i, j, x.get(0, j) + distance * x.get(i, j));
      }
    }
    return x;
  }
}
