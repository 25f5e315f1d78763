package org.ntklab.models.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.core.network.Precision;
import org.ntklab.core.random.RandomStreams;

/** Pieces add up to the whole, and touch nothing beside it. */
class SmallProductsTest {
  @ParameterizedTest
  @CsvSource({"64, 64, 64", "65, 129, 241", "200, 70, 481", "97, 161, 513"})
  void piecesMakeTheProduct(int m, int n, int k) {
    for (Precision precision : Precision.values()) {
      for (boolean transposed : new boolean[] {false, true}) {
        for (double beta : new double[] {0, 1, -0.5}) {
          agree(precision, transposed, m, n, k, beta);
        }
      }
    }
  }

  private static void agree(
      Precision precision, boolean transposed, int m, int n, int k, double beta) {
    int aside = 3;
    int lda = (transposed ? m : k) + aside;
    try (NativeValues a = random("a", precision, (transposed ? k : m) * lda + aside);
        NativeValues b = random("b", precision, k * (n + aside));
        NativeValues whole = random("c", precision, m * (n + aside) + aside);
        NativeValues pieces = random("c", precision, m * (n + aside) + aside)) {
      Operand left = new Operand(a, lda).at(aside);
      Operand right = new Operand(b, n + aside);
      Products.whole(
          transposed, false, m, n, k, 0.7, left, right, beta, new Operand(whole, n + aside).at(1));
      Operand found = new Operand(pieces, n + aside).at(1);
      SmallProducts.gemm(transposed, m, n, k, 0.7, left, right, beta, found);
      assertEquals(aside, left.position());
      assertEquals(1, found.position());
      double rounding = (precision == Precision.DOUBLE ? 1e-15 : 5e-7) * k;
      for (int i = 0; i < whole.length(); i++) {
        assertEquals(whole.get(i), pieces.get(i), rounding);
      }
    }
  }

  private static NativeValues random(String name, Precision precision, int count) {
    NativeValues values = NativeValues.zeros(precision, count);
    double[] numbers = new RandomStreams(3).normals(name, count);
    for (int i = 0; i < count; i++) {
      values.set(i, numbers[i]);
    }
    return values;
  }
}
