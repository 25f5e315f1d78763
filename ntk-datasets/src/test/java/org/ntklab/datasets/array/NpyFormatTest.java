package org.ntklab.datasets.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ntklab.datasets.array.NpyBytes.bytes;
import static org.ntklab.datasets.array.NpyBytes.counting;
import static org.ntklab.datasets.array.NpyBytes.doubles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.core.input.NumericArray;

class NpyFormatTest {
  private static final String C_ORDER = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }";

  @TempDir Path folder;

  /** Two numbers each; the bytes are those that NumPy writes. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "<f8, 000000000000f83f 9a9999999999b9bf, 1.5, -0.1",
    ">f8, 3ff8000000000000 bfb999999999999a, 1.5, -0.1",
    "<f4, 0000c03f 000080ff, 1.5, -Infinity",
    ">f4, 3fc00000 ff800000, 1.5, -Infinity",
    "<f2, 003e ffff, 1.5, NaN",
    ">f2, 3e00 8001, 1.5, -5.960464477539063e-8",
    "<f2, ff7b 00fc, 65504, -Infinity",
    "|i1, 7f 80, 127, -128",
    "<i2, ff7f 0080, 32767, -32768",
    ">i2, 7fff 8000, 32767, -32768",
    "<i4, 01000000 ffffffff, 1, -1",
    ">i4, 00000001 ffffffff, 1, -1",
    "<i8, 0100000000000000 ffffffffffffffff, 1, -1",
    ">i8, 0000000000000001 ffffffffffffffff, 1, -1",
    "|u1, 7f 80, 127, 128",
    "<u2, ff7f 0080, 32767, 32768",
    ">u2, 7fff 8000, 32767, 32768",
    "<u4, 01000000 ffffffff, 1, 4294967295",
    ">u4, 00000001 ffffffff, 1, 4294967295",
    "<u8, 0100000000000000 ffffffffffffffff, 1, 1.8446744073709552E19",
    ">u8, 0000000000000001 8000000000000000, 1, 9.223372036854775808E18",
    "|b1, 01 00, 1, 0",
  })
  void everyTypeInEitherByteOrder(String type, String hex, double first, double second)
      throws IOException {
    byte[] values = HexFormat.of().parseHex(hex.replace(" ", ""));
    NumericArray array = read(NpyBytes.of(type, "(2,)", values));
    assertEquals(List.of(2), array.extents());
    assertArrayEquals(new double[] {first, second}, array.values().toArray());
    assertEquals(!type.contains("f"), array.whole());
  }

  @Test
  void everyVersionOfTheFormat() throws IOException {
    for (int version = 1; version <= 3; version++) {
      byte[] file = NpyBytes.of(version, C_ORDER, "<f8", "(1, 2)", doubles(3, 4));
      assertArrayEquals(new double[] {3, 4}, read(file).values().toArray());
    }
  }

  @Test
  void axesAfterTheFirstAreFlattenedTheLastOneFastest() throws IOException {
    NumericArray array = read(NpyBytes.of("<f8", "(2, 3, 2)", doubles(counting(12))));
    assertEquals(List.of(2, 3, 2), array.extents());
    assertArrayEquals(new double[] {6, 7, 8, 9, 10, 11}, array.values().row(1));
  }

  @Test
  void fortranOrderIsTheSameArray() throws IOException {
    // a[i, j, k] = 100 i + 10 j + k of extents [2, 3, 2]: i is the fastest.
    byte[] values = doubles(0, 100, 10, 110, 20, 120, 1, 101, 11, 111, 21, 121);
    NumericArray array = read(NpyBytes.fortran("<f8", "(2, 3, 2)", values));
    assertArrayEquals(new double[] {0, 1, 10, 11, 20, 21}, array.values().row(0));
    assertArrayEquals(new double[] {100, 101, 110, 111, 120, 121}, array.values().row(1));
  }

  /** Sizes around and beyond one piece of the reader, 2¹⁸ numbers. */
  @ParameterizedTest(name = "{0} × {1}")
  @CsvSource({"1, 300001", "300001, 1", "262144, 2", "4099, 207", "13, 40000", "600000, 2"})
  void bothOrdersAgreeAtAwkwardSizes(int rows, int columns) throws IOException {
    double[] rowMajor = counting(rows * columns);
    double[] columnMajor = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        columnMajor[j * rows + i] = rowMajor[i * columns + j];
      }
    }
    String shape = "(" + rows + ", " + columns + ")";
    assertArrayEquals(
        rowMajor, read(NpyBytes.of("<f8", shape, doubles(rowMajor))).values().toArray());
    assertArrayEquals(
        rowMajor, read(NpyBytes.fortran("<f8", shape, doubles(columnMajor))).values().toArray());
  }

  @Test
  void arraysWithoutRowsOrWithoutFeaturesAreArrays() throws IOException {
    for (boolean fortran : new boolean[] {false, true}) {
      for (String shape : List.of("(0,)", "(0, 3)", "(3, 0)", "(0, 0, 2)")) {
        NumericArray array =
            read(
                fortran
                    ? NpyBytes.fortran("<f8", shape, bytes())
                    : NpyBytes.of("<f8", shape, bytes()));
        assertEquals(0, array.values().rows() * array.values().columns());
      }
    }
  }

  @Test
  void headersOfOtherWritersAreUnderstood() throws IOException {
    // Python 2, other quotes and another order of keys; Julia and C++ libraries write such.
    for (String dictionary :
        List.of(
            "{'shape': (1L, 2L), 'fortran_order': False, 'descr': '<f8'}",
            "{\"descr\":\"<f8\",\"fortran_order\":False,\"shape\":(1,2)}")) {
      byte[] file = NpyBytes.of(1, dictionary, "", "", doubles(3, 4));
      assertArrayEquals(new double[] {3, 4}, read(file).values().toArray());
    }
  }

  @Test
  void npyIsRecognisedByItsName() {
    assertTrue(new NpyFormat().accepts("x.NPY"));
    assertFalse(new NpyFormat().accepts("x.npz"));
  }

  private NumericArray read(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("x.npy"), content);
    return new NpyFormat().read(file, Optional.empty(), "x");
  }
}
