package org.ntklab.models.finite;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Matrix products of ND4J arrays by one CBLAS call on their memory, whatever their order. */
public final class ArrayProduct {
  private ArrayProduct() {}

  /**
   * C ← op(A) op(B) + β C.
   *
   * @param a op(A) is {@code [m, k]}, without gaps
   * @param b op(B) is {@code [k, n]}, without gaps
   * @param c {@code [m, n]}, row-major; modified
   */
  public static void of(
      INDArray a,
      boolean transposeA,
      INDArray b,
      boolean transposeB,
      INDArray c,
      int m,
      int n,
      int k,
      double beta) {
    // A column-major array is a row-major transposed one.
    boolean columnsA = NativeArrays.order(a) == NativeArrays.COLUMN_MAJOR;
    boolean columnsB = NativeArrays.order(b) == NativeArrays.COLUMN_MAJOR;
    int lda = (int) (columnsA ? a.size(0) : a.size(1));
    int ldb = (int) (columnsB ? b.size(0) : b.size(1));
    int opA = columnsA != transposeA ? CblasTrans : CblasNoTrans;
    int opB = columnsB != transposeB ? CblasTrans : CblasNoTrans;
    blocks(m, n, k, new Block(a, 0, lda), opA, new Block(b, 0, ldb), opB, beta, new Block(c, 0, n));
  }

  /**
   * Row-major numbers in the memory of an array, whatever its shape.
   *
   * @param array without gaps
   * @param at its element with which the block begins
   * @param ld elements from row to row
   */
  public record Block(INDArray array, long at, int ld) {}

  /**
   * C ← op(A) op(B) + β C on blocks.
   *
   * @param a op(A) is {@code [m, k]}
   * @param b op(B) is {@code [k, n]}
   * @param c {@code [m, n]}; modified
   */
  public static void of(
      Block a,
      boolean transposeA,
      Block b,
      boolean transposeB,
      Block c,
      int m,
      int n,
      int k,
      double beta) {
    int opA = transposeA ? CblasTrans : CblasNoTrans;
    int opB = transposeB ? CblasTrans : CblasNoTrans;
    blocks(m, n, k, a, opA, b, opB, beta, c);
  }

  private static void blocks(
      int m, int n, int k, Block a, int opA, Block b, int opB, double beta, Block c) {
    if (NativeArrays.isDouble(c.array())) {
      cblas_dgemm(
          CblasRowMajor,
          opA,
          opB,
          m,
          n,
          k,
          1,
          doubles(a),
          a.ld(),
          doubles(b),
          b.ld(),
          beta,
          doubles(c),
          c.ld());
    } else {
      cblas_sgemm(
          CblasRowMajor,
          opA,
          opB,
          m,
          n,
          k,
          1,
          floats(a),
          a.ld(),
          floats(b),
          b.ld(),
          (float) beta,
          floats(c),
          c.ld());
    }
    NativeArrays.keep(a.array(), b.array(), c.array());
  }

  private static DoublePointer doubles(Block block) {
    DoublePointer start = NativeArrays.doubles(block.array());
    return start.position(start.position() + block.at());
  }

  private static FloatPointer floats(Block block) {
    FloatPointer start = NativeArrays.floats(block.array());
    return start.position(start.position() + block.at());
  }
}
