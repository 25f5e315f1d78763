package org.ntklab.core.gram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.problem.InvalidInputException;

class FileGramTest {
  private static final int N = 50;

  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("gram.arrow");
  }

  @ParameterizedTest
  @CsvSource({"0, 5, 7", "1, 5, 7", "13, 5, 7", "13, 7, 5", "207, 32, 32", "207, 300, 300"})
  void symmetricFileHoldsWhatMemoryHolds(int n, int tileRows, int tileColumns) throws Exception {
    FakeTiles tiles = FakeTiles.symmetric(n);
    GramComputation computation = GramComputationTest.gram(tiles, tileRows, tileColumns, 2);
    assertEqual(computation.inMemory(), computation.toFile(symmetric(n)));
    assertEquals(List.of("gram.arrow", "gram.arrow.lock"), files());
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "3, 0", "1, 1", "13, 20", "207, 5"})
  void rectangularFileHoldsWhatMemoryHolds(int rows, int columns) throws Exception {
    GramComputation computation =
        GramComputationTest.gram(FakeTiles.between(rows, columns), 5, 7, 2);
    GramTarget target =
        GramTarget.between(file, "mlp", FakeTiles.examples(rows), FakeTiles.examples(columns));
    GramFile gram = computation.toFile(target);
    assertEqual(computation.inMemory(), gram);
    assertFalse(gram.symmetric());
  }

  @ParameterizedTest
  @EnumSource
  void threadsDoNotChangeAByte(Storage storage) throws Exception {
    byte[] alone = null;
    for (int threads : new int[] {1, 2, 5}) {
      FakeTiles tiles = FakeTiles.symmetric(N);
      GramTarget target = symmetric(N).as(storage).fresh(true);
      GramComputationTest.gram(tiles, 7, 5, threads).toFile(target);
      byte[] bytes = Files.readAllBytes(file);
      assertArrayEquals(alone == null ? bytes : alone, bytes, threads + " threads");
      alone = bytes;
    }
  }

  @Test
  void onlyTilesThatTouchTheUpperTriangleAreComputed() throws Exception {
    FakeTiles tiles = FakeTiles.symmetric(N);
    GramComputationTest.gram(tiles, 10, 10, 2).toFile(symmetric(N));
    assertEquals(15, tiles.asked().size());
    assertEquals(15, tiles.asked().stream().distinct().count());
  }

  @Test
  void singlePrecisionRoundsOnce() throws Exception {
    FakeTiles tiles = FakeTiles.symmetric(N);
    GramFile gram =
        GramComputationTest.gram(tiles, 7, 9, 2).toFile(symmetric(N).as(Storage.FLOAT32));
    assertEquals(Storage.FLOAT32, gram.storage());
    Matrix expected = tiles.expected("ntk");
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        expected.set(i, j, (float) expected.get(i, j));
      }
    }
    assertArrayEquals(expected.toArray(), gram.matrix("ntk").toArray());
  }

  @Test
  void metadataSaysWhichGramItIsAndWhereItComesFrom() throws Exception {
    GramTarget target = symmetric(N).with(Map.of("ntk.numerics", "plain"));
    GramFile gram = GramComputationTest.gram(FakeTiles.symmetric(N), 7, 9, 1).toFile(target);
    Map<String, String> metadata = gram.metadata();
    assertEquals("mlp", metadata.get("ntk.identity"));
    assertEquals("true", metadata.get("ntk.symmetric"));
    assertEquals("50", metadata.get("ntk.rows"));
    assertEquals(64, metadata.get("ntk.x").length());
    assertEquals("plain", metadata.get("ntk.numerics"));
    assertTrue(metadata.keySet().containsAll(List.of("ntk.version", "java.version", "blas")));
    assertThrows(IllegalArgumentException.class, () -> symmetric(N).with(Map.of("ntk.x", "mine")));
  }

  @Test
  void whatIsThereIsNotComputedAgain() throws Exception {
    GramComputationTest.gram(FakeTiles.symmetric(N), 7, 9, 1).toFile(symmetric(N));
    FakeTiles again = FakeTiles.symmetric(N);
    assertEquals(N, GramComputationTest.gram(again, 9, 7, 1).toFile(symmetric(N)).rows());
    assertEquals(List.of(), again.asked());
  }

  @Test
  void twoProgramsComputeOneFileOnce() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    FakeTiles tiles = FakeTiles.symmetric(N).with(tile -> waiting.await());
    FakeTiles others = FakeTiles.symmetric(N);
    GramListener listener =
        new GramListener() {
          @Override
          public void waiting() {
            waiting.countDown();
          }
        };
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Future<GramFile>> both =
        List.of(
            threads.submit(() -> compute(tiles, listener)),
            threads.submit(() -> compute(others, listener)));
    for (Future<GramFile> one : both) {
      assertEquals(N, one.get().rows());
    }
    threads.shutdown();
    assertEquals(24, tiles.asked().size() + others.asked().size());
  }

  @Test
  void otherGramsAreNeverOverwrittenUnlessAsked() throws Exception {
    GramComputationTest.gram(FakeTiles.symmetric(N), 7, 9, 1).toFile(symmetric(N));
    byte[] before = Files.readAllBytes(file);
    GramTarget deeper = GramTarget.symmetric(file, "deeper mlp", FakeTiles.examples(N));
    assertRefused(N, deeper, "identity is mlp, asked for deeper mlp");
    assertRefused(N, symmetric(N).as(Storage.FLOAT32), "storage is float64");
    assertRefused(N - 1, symmetric(N - 1), "other examples");
    Matrix moved = FakeTiles.examples(N).scale(2);
    assertRefused(N, GramTarget.symmetric(file, "mlp", moved), "other examples");
    assertArrayEquals(before, Files.readAllBytes(file));
    GramFile replaced =
        GramComputationTest.gram(FakeTiles.symmetric(N), 7, 9, 1).toFile(deeper.fresh(true));
    assertEquals("deeper mlp", replaced.metadata().get("ntk.identity"));
  }

  @Test
  void otherFilesAreNeverOverwrittenUnlessAsked() throws Exception {
    Files.writeString(file, "x,y\n1,2\n");
    assertRefused(N, symmetric(N), "no Gram matrix");
    assertEquals("x,y\n1,2\n", Files.readString(file));
    GramComputationTest.gram(FakeTiles.symmetric(N), 7, 9, 1).toFile(symmetric(N).fresh(true));
    Path nowhere = folder.resolve("missing").resolve("gram.arrow");
    GramTarget target = GramTarget.symmetric(nowhere, "mlp", FakeTiles.examples(N));
    assertThrows(
        InvalidInputException.class,
        () -> GramComputationTest.gram(FakeTiles.symmetric(N), 7, 9, 1).toFile(target));
  }

  @Test
  void examplesMustBeThoseOfTheTiles() {
    GramComputation computation = GramComputationTest.gram(FakeTiles.symmetric(N), 7, 9, 1);
    assertThrows(IllegalArgumentException.class, () -> computation.toFile(symmetric(N - 1)));
    Matrix x = FakeTiles.examples(N);
    GramTarget between = GramTarget.between(file, "mlp", x, x);
    assertThrows(IllegalArgumentException.class, () -> computation.toFile(between));
  }

  private GramTarget symmetric(int n) {
    return GramTarget.symmetric(file, "mlp", FakeTiles.examples(n));
  }

  private GramFile compute(FakeTiles tiles, GramListener listener) throws InterruptedException {
    return new GramComputation(tiles, 10, 7, 2, listener).toFile(symmetric(N));
  }

  private void assertRefused(int n, GramTarget target, String reason) {
    GramComputation computation = GramComputationTest.gram(FakeTiles.symmetric(n), 7, 9, 1);
    String message =
        assertThrows(InvalidInputException.class, () -> computation.toFile(target)).getMessage();
    assertTrue(message.startsWith(file.toString()), message);
    assertTrue(message.contains(reason) && message.contains("--fresh"), message);
  }

  private static void assertEqual(Map<String, Matrix> expected, GramFile found) {
    assertEquals(List.copyOf(expected.keySet()), found.kernels());
    for (Map.Entry<String, Matrix> kernel : expected.entrySet()) {
      Matrix matrix = found.matrix(kernel.getKey());
      assertEquals(kernel.getValue().toString(), matrix.toString());
      assertArrayEquals(kernel.getValue().toArray(), matrix.toArray());
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
