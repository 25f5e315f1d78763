package org.ntklab.models.finite;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Matrix products of ND4J arrays by one CBLAS call on their memory, whatever their order. */
final class ArrayProduct {
  private ArrayProduct() {}

  /**
   * C ← op(A) op(B) + β C.
   *
   * @param a op(A) is {@code [m, k]}, without gaps
   * @param b op(B) is {@code [k, n]}, without gaps
   * @param c {@code [m, n]}, row-major; modified
   */
  static void of(
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
    if (NativeArrays.isDouble(c)) {
      cblas_dgemm(
          CblasRowMajor,
          opA,
          opB,
          m,
          n,
          k,
          1,
          NativeArrays.doubles(a),
          lda,
          NativeArrays.doubles(b),
          ldb,
          beta,
          NativeArrays.doubles(c),
          n);
    } else {
      cblas_sgemm(
          CblasRowMajor,
          opA,
          opB,
          m,
          n,
          k,
          1,
          NativeArrays.floats(a),
          lda,
          NativeArrays.floats(b),
          ldb,
          (float) beta,
          NativeArrays.floats(c),
          n);
    }
    NativeArrays.keep(a, b, c);
  }
}
