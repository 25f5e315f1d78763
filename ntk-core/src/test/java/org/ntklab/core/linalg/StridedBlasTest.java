package org.ntklab.core.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StridedBlasTest {
  /** Of one rounding error in a term of an inner product of standard Gaussians. */
  private static final double TERM = 1e-14;

  private static final double FLOAT_TERM = 5e-6;
  private static final float ALPHA = -1.5f;
  private static final float BETA = 0.25f;
  private static final int OFFSET = 5;
  private static final int GAP = 3;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 13, 64, 207})
  void gemmAgreesWithTheTripleLoopInsideLargerBuffers(int k) {
    int m = 13;
    int n = 31;
    for (int transposed = 0; transposed < 4; transposed++) {
      boolean transposeA = (transposed & 1) == 1;
      boolean transposeB = (transposed & 2) == 2;
      Strided a = new Strided(transposeA ? k : m, transposeA ? m : k, 1);
      Strided b = new Strided(transposeB ? n : k, transposeB ? k : n, 2);
      Strided c = new Strided(m, n, 3);
      double[][] expected = new double[m][n];
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < n; j++) {
          double sum = 0;
          for (int l = 0; l < k; l++) {
            sum +=
                (transposeA ? a.get(l, i) : a.get(i, l)) * (transposeB ? b.get(j, l) : b.get(l, j));
          }
          expected[i][j] = ALPHA * sum + BETA * c.get(i, j);
        }
      }
      StridedBlas.gemm(
          transposeA,
          transposeB,
          m,
          n,
          k,
          ALPHA,
          a.doubles,
          a.ld,
          b.doubles,
          b.ld,
          BETA,
          c.doubles,
          c.ld);
      StridedBlas.gemm(
          transposeA,
          transposeB,
          m,
          n,
          k,
          ALPHA,
          a.floats,
          a.ld,
          b.floats,
          b.ld,
          BETA,
          c.floats,
          c.ld);
      c.assertEntries(expected, k, false);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 13, 33, 207})
  void syrkAgreesWithTheTripleLoopAboveTheDiagonalAndLeavesTheRest(int n) {
    int k = 17;
    for (boolean transpose : new boolean[] {false, true}) {
      Strided a = new Strided(transpose ? k : n, transpose ? n : k, 4);
      Strided c = new Strided(n, n, 5);
      double[][] expected = new double[n][n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          double sum = 0;
          for (int l = 0; l < k; l++) {
            sum += transpose ? a.get(l, i) * a.get(l, j) : a.get(i, l) * a.get(j, l);
          }
          expected[i][j] = j < i ? c.get(i, j) : ALPHA * sum + BETA * c.get(i, j);
        }
      }
      StridedBlas.syrk(transpose, n, k, (double) ALPHA, a.doubles, a.ld, BETA, c.doubles, c.ld);
      StridedBlas.syrk(transpose, n, k, ALPHA, a.floats, a.ld, BETA, c.floats, c.ld);
      c.assertEntries(expected, k, true);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4})
  void betaZeroOverwritesNaN(int k) {
    Strided a = new Strided(3, k, 6);
    Strided c = new Strided(3, 3, 7);
    for (int i = c.doubles.position(); i < c.doubles.limit(); i++) {
      c.doubles.put(i, Double.NaN);
      c.floats.put(i, Float.NaN);
    }
    StridedBlas.gemm(false, true, 3, 3, k, 1, a.doubles, a.ld, a.doubles, a.ld, 0, c.doubles, c.ld);
    StridedBlas.gemm(false, true, 3, 3, k, 1f, a.floats, a.ld, a.floats, a.ld, 0f, c.floats, c.ld);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        assertTrue(Double.isFinite(c.get(i, j)));
        assertTrue(Float.isFinite(c.floats.get(c.index(i, j))));
      }
    }
  }

  @Test
  void buffersThatNativeCodeCannotUseAreRefusedByName() {
    DoubleBuffer a = Matrix.zeros(2, 3).values();
    DoubleBuffer c = Matrix.zeros(2, 2).values();
    assertEquals(
        "StridedBlas.gemm: B, [3, 2] with rows 3 apart, needs 8 values, the buffer has 6 left",
        refusal(() -> StridedBlas.gemm(false, false, 2, 2, 3, 1, a, 3, a, 3, 0, c, 2)));
    assertEquals(
        "StridedBlas.gemm: A is [2, 3] with rows 2 apart: expected at least 3",
        refusal(() -> StridedBlas.gemm(false, false, 2, 2, 3, 1, a, 2, a, 2, 0, c, 2)));
    assertEquals(
        "StridedBlas.syrk: C is an output and its buffer read-only",
        refusal(() -> StridedBlas.syrk(false, 2, 3, 1, a, 3, 0, c.asReadOnlyBuffer(), 2)));
    assertTrue(
        refusal(() -> StridedBlas.syrk(false, 2, 3, 1, DoubleBuffer.allocate(6), 3, 0, c, 2))
            .startsWith("StridedBlas.syrk: A: expected a direct buffer in "));
    DoubleBuffer foreign = ByteBuffer.allocateDirect(48).order(otherOrder()).asDoubleBuffer();
    assertTrue(
        refusal(() -> StridedBlas.syrk(false, 2, 3, 1, foreign, 3, 0, c, 2))
            .startsWith("StridedBlas.syrk: A: expected a direct buffer in "));
  }

  private static String refusal(Runnable call) {
    return assertThrows(IllegalArgumentException.class, call::run).getMessage();
  }

  private static ByteOrder otherOrder() {
    return ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN
        ? ByteOrder.LITTLE_ENDIAN
        : ByteOrder.BIG_ENDIAN;
  }

  /** The same Gaussian matrix in both precisions, amid values that nobody may touch. */
  private static final class Strided {
    final int rows;
    final int columns;
    final int ld;
    final DoubleBuffer doubles;
    final FloatBuffer floats;
    private final double[] before;

    Strided(int rows, int columns, long seed) {
      this.rows = rows;
      this.columns = columns;
      this.ld = columns + GAP;
      int size = OFFSET + rows * ld;
      this.doubles =
          ByteBuffer.allocateDirect(8 * size).order(ByteOrder.nativeOrder()).asDoubleBuffer();
      this.floats =
          ByteBuffer.allocateDirect(4 * size).order(ByteOrder.nativeOrder()).asFloatBuffer();
      this.before = new double[size];
      Random random = new Random(seed);
      for (int i = 0; i < size; i++) {
        before[i] = (float) random.nextGaussian();
        doubles.put(i, before[i]);
        floats.put(i, (float) before[i]);
      }
      doubles.position(OFFSET);
      floats.position(OFFSET);
    }

    int index(int i, int j) {
      return OFFSET + i * ld + j;
    }

    double get(int i, int j) {
      return doubles.get(index(i, j));
    }

    void assertEntries(double[][] expected, int terms, boolean exactBelow) {
      assertEquals(OFFSET, doubles.position());
      assertEquals(OFFSET, floats.position());
      double[] whole = before.clone();
      for (int i = 0; i < rows; i++) {
        System.arraycopy(expected[i], 0, whole, index(i, 0), columns);
      }
      for (int at = 0; at < whole.length; at++) {
        int i = (at - OFFSET) / ld;
        int j = (at - OFFSET) % ld;
        boolean untouched = at < OFFSET || j >= columns || (exactBelow && j < i);
        assertEquals(whole[at], doubles.get(at), untouched ? 0 : TERM * (terms + 1));
        assertEquals(whole[at], floats.get(at), untouched ? 0 : FLOAT_TERM * (terms + 1));
      }
    }
  }
}
