package org.ntklab.datasets.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.core.input.NumericArray;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Precision;
import org.ntklab.core.problem.FaultException;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.datasets.Python;

class NpzFileTest {
  private static final ArrayForm FOUR_AXES =
      new ArrayForm(List.of(2L, 3L, 1L, 2L), Precision.SINGLE);

  private static final String SHOW =
      """
      import sys, numpy as np
      for name, a in np.load(sys.argv[1]).items():
          print(name, a.dtype, a.shape, a.ravel()[:3].tolist(), a.sum())
      """;

  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadBack() {
    Path file = folder.resolve("k.npz");
    Matrix theta = Matrix.of(2, 3, 0.1, -2, 3, 4e300, 5, -0.0);
    try (NpzFile npz = NpzFile.create(file)) {
      npz.add("ntk", theta).add("diagonal", 1, 2, 3);
      npz.add("all", FOUR_AXES, sink -> halves(sink, 12));
      npz.finish();
    }
    assertArrayEquals(theta.toArray(), read(file, "ntk").values().toArray());
    assertEquals(List.of(3), read(file, "diagonal").extents());
    NumericArray all = read(file, "all");
    assertEquals(List.of(2, 3, 1, 2), all.extents());
    assertEquals(5.5, all.values().get(1, 5));
  }

  @Test
  void numpyOpensIt() throws IOException, InterruptedException {
    Python.assume("numpy");
    Path file = folder.resolve("k.npz");
    int large = 200_003;
    try (NpzFile npz = NpzFile.create(file)) {
      npz.add("ntk", Matrix.of(2, 2, 0.1, -2, 3, 4));
      npz.add("all", FOUR_AXES, sink -> halves(sink, 12));
      npz.add("one", new ArrayForm(List.of(), Precision.DOUBLE), sink -> sink.put(7));
      npz.add("none", Matrix.zeros(0, 3));
      npz.add("large", NpyBytes.counting(large));
      npz.finish();
    }
    assertEquals(
        """
        ntk float64 (2, 2) [0.1, -2.0, 3.0] 5.1
        all float32 (2, 3, 1, 2) [0.0, 0.5, 1.0] 33.0
        one float64 () [7.0] 7.0
        none float64 (0, 3) [] 0.0
        large float64 (200003,) [0.0, 1.0, 2.0] 20000500003.0
        """,
        Python.print(SHOW, file.toString()));
  }

  @Test
  void singleArrayIsAFileOfItsOwn() {
    Path file = folder.resolve("x.npy");
    Matrix x = Matrix.of(3, 2, 1, 2, 3, 4, 5, 6);
    NpyFile.write(
        file,
        ArrayForm.of(x),
        sink -> {
          sink.put(x.rowRange(0, 1));
          sink.put(x.rowRange(1, 3));
        });
    NumericArray read = new NpyFormat().read(file, Optional.empty(), "x");
    assertArrayEquals(x.toArray(), read.values().toArray());
  }

  @Test
  void sameArraysGiveTheSameBytes() throws IOException {
    for (String name : List.of("a.npz", "b.npz")) {
      try (NpzFile npz = NpzFile.create(folder.resolve(name))) {
        npz.add("x", 1, 2).finish();
      }
    }
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("a.npz")), Files.readAllBytes(folder.resolve("b.npz")));
  }

  @Test
  void unfinishedFileLeavesWhatWasThere() throws IOException {
    Path file = Files.writeString(folder.resolve("k.npz"), "older");
    try (NpzFile npz = NpzFile.create(file)) {
      npz.add("x", 1, 2);
    }
    assertEquals("older", Files.readString(file));
    assertEquals(1, filesIn(folder));
  }

  @Test
  void failureWhileWritingIsAFaultThatLeavesWhatWasThere() throws IOException {
    Path file = Files.writeString(folder.resolve("x.npy"), "older");
    ArrayForm form = new ArrayForm(List.of(1L), Precision.DOUBLE);
    FaultException fault =
        assertThrows(
            FaultException.class,
            () ->
                NpyFile.write(
                    file,
                    form,
                    sink -> {
                      throw new IOException("no space left");
                    }));
    assertTrue(fault.getMessage().contains("x.npy could not be written (no space left)"));
    assertEquals("older", Files.readString(file));
    assertEquals(1, filesIn(folder));
  }

  @Test
  void valuesAreAsManyAsTheShapeSays() {
    ArrayForm form = new ArrayForm(List.of(2L, 2L), Precision.DOUBLE);
    for (int count : new int[] {3, 5}) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () -> NpyFile.write(folder.resolve("x.npy"), form, s -> s.put(new double[count])));
      assertTrue(e.getMessage().contains(count < 4 ? "1 values too few" : "1 values too many"));
    }
  }

  @Test
  void placeWhereNoFileCanBeIsAProblem() throws IOException {
    Path nowhere = folder.resolve("no/k.npz");
    String missing =
        assertThrows(InvalidInputException.class, () -> NpzFile.create(nowhere)).getMessage();
    assertEquals(
        nowhere + ": cannot be written: there is no folder " + nowhere.getParent(), missing);
    Path taken = Files.createDirectory(folder.resolve("k.npz"));
    String message =
        assertThrows(InvalidInputException.class, () -> NpzFile.create(taken)).getMessage();
    assertTrue(message.contains("is a folder"));
  }

  private static void halves(ArraySink sink, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      sink.put(i / 2.0);
    }
  }

  private static NumericArray read(Path file, String name) {
    return new NpzFormat().read(file, Optional.of(name), "x");
  }

  private static long filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }
}
