package org.ntklab.core.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatrixTest {
  @Test
  void valuesStandRowByRow() {
    Matrix m = Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}});
    assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, m.toArray());
    assertEquals(6, m.get(1, 2));
    assertArrayEquals(new double[] {4, 5, 6}, m.row(1));
    assertEquals(6, m.values().remaining());
  }

  @Test
  void transposeSwapsIndices() {
    Matrix m = Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}});
    assertArrayEquals(new double[] {1, 4, 2, 5, 3, 6}, m.transpose().toArray());
  }

  @Test
  void elementwiseOperationsAreTheirDefinitions() {
    Matrix a = Matrix.of(2, 2, 1, -2, 3, 4);
    Matrix b = Matrix.of(2, 2, 5, 6, 7, -8);
    assertEquals(5 - 12 + 21 - 32, a.dot(b));
    assertEquals(Math.sqrt(30), a.frobeniusNorm());
    assertEquals(8, b.maxAbs());
    assertArrayEquals(new double[] {11, 10, 17, -12}, a.copy().addScaled(2, b).toArray());
    assertArrayEquals(new double[] {5, -12, 21, -32}, a.copy().hadamard(b).toArray());
    assertArrayEquals(new double[] {-1, 2, -3, -4}, a.copy().scale(-1).toArray());
    assertArrayEquals(new double[] {1, -2, 3, 4}, a.toArray(), "the copies were modified, not a");
  }

  @Test
  void frobeniusNormNeitherUnderflowsNorOverflows() {
    assertEquals(5e-200, Matrix.of(1, 2, 3e-200, 4e-200).frobeniusNorm(), 1e-214);
    assertEquals(5e200, Matrix.of(1, 2, 3e200, 4e200).frobeniusNorm(), 1e186);
    assertTrue(Double.isNaN(Matrix.of(1, 2, Double.NaN, 0).frobeniusNorm()));
    assertEquals(
        Double.POSITIVE_INFINITY, Matrix.ofColumn(Double.NEGATIVE_INFINITY).frobeniusNorm());
  }

  @Test
  void maxAbsReportsNaN() {
    assertTrue(Double.isNaN(Matrix.of(1, 3, 1, Double.NaN, 7).maxAbs()));
  }

  @Test
  void rowRangesAndReshapesShareMemoryAndCopiesDoNot() {
    Matrix m = Matrix.zeros(3, 2);
    Matrix copy = m.copy();
    m.rowRange(1, 3).set(0, 1, 7);
    m.reshape(2, 3).set(1, 2, 9);
    assertArrayEquals(new double[] {0, 0, 0, 7, 0, 9}, m.toArray());
    assertEquals(0, copy.maxAbs());
  }

  @Test
  void wrapSharesHeapSlicesAndMappedFiles(@TempDir Path folder) throws IOException {
    double[] heap = {-1, 1, 2, 3, 4, -1};
    Matrix onHeap = Matrix.wrap(2, 2, DoubleBuffer.wrap(heap, 1, 4));
    onHeap.set(1, 0, 30);
    assertArrayEquals(new double[] {-1, 1, 2, 30, 4, -1}, heap);

    try (FileChannel file =
        FileChannel.open(
            folder.resolve("gram"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      DoubleBuffer map =
          file.map(MapMode.READ_WRITE, 0, 32).order(ByteOrder.nativeOrder()).asDoubleBuffer();
      Matrix.wrap(2, 2, map).assign(onHeap);
      ByteBuffer bytes = ByteBuffer.allocate(32).order(ByteOrder.nativeOrder());
      file.read(bytes, 0);
      assertEquals(30, bytes.getDouble(16));
    }
  }

  @Test
  void wrongSizesAreRefusedWithBothShapes() {
    Matrix a = Matrix.zeros(2, 3);
    assertMessage(
        "Matrix.addScaled: [2, 3] and [3, 2] differ in shape", () -> a.addScaled(1, a.transpose()));
    assertMessage(
        "Matrix.wrap: [2, 2] needs 4 values, the buffer has 3 left",
        () -> Matrix.wrap(2, 2, DoubleBuffer.allocate(3)));
    assertMessage(
        "Matrix.of: row 0 has 2 values, row 1 has 1",
        () -> Matrix.of(new double[][] {{1, 2}, {3}}));
    assertMessage("Matrix.zeros: [-1, 2] has a negative dimension", () -> Matrix.zeros(-1, 2));
    String huge =
        assertThrows(IllegalArgumentException.class, () -> Matrix.zeros(70_000, 70_000))
            .getMessage();
    assertTrue(huge.contains("4900000000 values"), huge);
  }

  @Test
  void indicesOutsideTheShapeAreRefusedEvenWhereTheBufferHasThem() {
    Matrix a = Matrix.zeros(2, 3);
    assertThrows(IndexOutOfBoundsException.class, () -> a.get(0, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> a.rowRange(1, 3));
  }

  @Test
  void foreignByteOrderIsRefused() {
    ByteOrder foreign =
        ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
            ? ByteOrder.BIG_ENDIAN
            : ByteOrder.LITTLE_ENDIAN;
    DoubleBuffer swapped = ByteBuffer.allocate(32).order(foreign).asDoubleBuffer();
    assertThrows(IllegalArgumentException.class, () -> Matrix.wrap(2, 2, swapped));
  }

  @Test
  void emptyMatricesWork() {
    for (Matrix empty :
        new Matrix[] {Matrix.zeros(0, 3), Matrix.zeros(3, 0), Matrix.of(new double[0][])}) {
      assertEquals(0, empty.copy().addScaled(1, empty).frobeniusNorm());
      assertEquals(empty.rows(), empty.transpose().columns());
      assertEquals(0, empty.toArray().length);
    }
  }

  private static void assertMessage(
      String expected, org.junit.jupiter.api.function.Executable call) {
    assertEquals(expected, assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
