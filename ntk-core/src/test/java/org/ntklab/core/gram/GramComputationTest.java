package org.ntklab.core.gram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.problem.RefusedException;

class GramComputationTest {
  @ParameterizedTest
  @CsvSource({"0, 5, 7", "1, 5, 7", "13, 5, 7", "13, 7, 5", "207, 32, 32", "207, 300, 300"})
  void symmetricGramIsWhatTheTilesSay(int n, int tileRows, int tileColumns) throws Exception {
    FakeTiles tiles = FakeTiles.symmetric(n);
    assertHolds(tiles, gram(tiles, tileRows, tileColumns, 2).inMemory());
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "3, 0", "1, 1", "13, 20", "207, 5"})
  void rectangularGramIsWhatTheTilesSay(int rows, int columns) throws Exception {
    FakeTiles tiles = FakeTiles.between(rows, columns);
    assertHolds(tiles, gram(tiles, 5, 7, 2).inMemory());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void onlyTilesThatTouchTheUpperTriangleAreComputedAndEachOnce(int threads) throws Exception {
    FakeTiles tiles = FakeTiles.symmetric(50);
    assertHolds(tiles, gram(tiles, 10, 10, threads).inMemory());
    assertEquals(5 * 6 / 2, tiles.asked().size());
    assertEquals(15, tiles.asked().stream().distinct().count());
    assertTrue(tiles.asked().stream().allMatch(tile -> tile.c0() >= tile.r0()));
  }

  @Test
  void listenerHearsEveryEntryInOrder() throws Exception {
    FakeTiles tiles = FakeTiles.symmetric(50);
    List<Long> heard = new ArrayList<>();
    GramListener listener =
        new GramListener() {
          @Override
          public void started(int resumedRows, int knownRows, long entries) {
            assertEquals(1500, entries);
          }

          @Override
          public void progress(long computed, long entries) {
            heard.add(computed);
          }
        };
    new GramComputation(tiles, 10, 10, 3, listener).inMemory();
    assertEquals(heard.stream().sorted().distinct().toList(), heard);
    assertEquals(1500, heard.get(heard.size() - 1));
  }

  @Test
  void whatAWorkerThrowsComesOutAsItIsAndStopsTheOthers() {
    RefusedException refusal = new RefusedException("too wide");
    AtomicInteger afterwards = new AtomicInteger();
    FakeTiles tiles =
        FakeTiles.symmetric(1000)
            .with(
                tile -> {
                  if (tile.r0() == 10) {
                    throw refusal;
                  }
                  if (tile.r0() > 10) {
                    afterwards.incrementAndGet();
                    Thread.sleep(1);
                  }
                });
    GramComputation computation = gram(tiles, 10, 10, 3);
    assertSame(refusal, assertThrows(RefusedException.class, computation::inMemory));
    int stopped = afterwards.get();
    assertTrue(stopped < 1000, () -> stopped + " tiles after the failure");
    assertEquals(stopped, afterwards.get());
  }

  @Test
  void errorsOfAWorkerComeOutToo() {
    FakeTiles tiles =
        FakeTiles.symmetric(20)
            .with(
                tile -> {
                  throw new AssertionError("no such kernel");
                });
    assertThrows(AssertionError.class, gram(tiles, 5, 5, 2)::inMemory);
  }

  @Test
  void interruptionStopsTheWorkers() throws Exception {
    CountDownLatch working = new CountDownLatch(2);
    CountDownLatch stopped = new CountDownLatch(2);
    FakeTiles tiles =
        FakeTiles.symmetric(100)
            .with(
                tile -> {
                  working.countDown();
                  try {
                    new CountDownLatch(1).await();
                  } finally {
                    stopped.countDown();
                  }
                });
    Thread caller = Thread.currentThread();
    Thread interrupter =
        new Thread(
            () -> {
              await(working);
              caller.interrupt();
            });
    interrupter.start();
    assertThrows(InterruptedException.class, gram(tiles, 10, 10, 2)::inMemory);
    assertEquals(0, stopped.getCount(), "workers still at work");
    assertEquals(2, tiles.asked().size());
    interrupter.join();
  }

  @Test
  void whatDoesNotFitIsRefused() {
    FakeTiles tiles = FakeTiles.symmetric(16_384);
    String message =
        assertThrows(RefusedException.class, gram(tiles, 100, 100, 1)::inMemory).getMessage();
    assertTrue(message.contains("[16384, 16384]") && message.contains("file"), message);
    assertThrows(IllegalArgumentException.class, () -> gram(tiles, 0, 10, 1));
    assertThrows(IllegalArgumentException.class, () -> gram(tiles, 10, 10, 0));
    FakeTiles wrong = new FakeTiles(3, 4, true, List.of("ntk"), tile -> {});
    assertThrows(IllegalArgumentException.class, () -> gram(wrong, 10, 10, 1));
  }

  static GramComputation gram(GramTiles tiles, int tileRows, int tileColumns, int threads) {
    return new GramComputation(tiles, tileRows, tileColumns, threads, GramListener.NONE);
  }

  private static void assertHolds(FakeTiles tiles, Map<String, Matrix> gram) {
    assertEquals(tiles.kernels(), List.copyOf(gram.keySet()));
    for (String kernel : tiles.kernels()) {
      Matrix found = gram.get(kernel);
      assertEquals(tiles.rows(), found.rows());
      assertEquals(tiles.columns(), found.columns());
      assertArrayEquals(tiles.expected(kernel).toArray(), found.toArray(), kernel);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
