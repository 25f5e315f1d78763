package org.ntklab.core.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParallelTilesTest {
  @ParameterizedTest
  @CsvSource({"1, 0", "1, 7", "2, 1", "3, 100", "8, 3"})
  void everyPieceIsDoneOnceBeforeTheCallReturns(int threads, int count) {
    AtomicIntegerArray done = new AtomicIntegerArray(count);
    ParallelTiles.forEach(threads, count, done::incrementAndGet);
    for (int i = 0; i < count; i++) {
      assertEquals(1, done.get(i));
    }
  }

  @Test
  void threadsWorkAtTheSameTime() {
    CountDownLatch both = new CountDownLatch(2);
    ParallelTiles.forEach(
        2,
        2,
        piece -> {
          both.countDown();
          await(both);
        });
    assertEquals(0, both.getCount());
  }

  @ParameterizedTest
  @CsvSource({"1", "2"})
  void whatAPieceThrowsIsThrownAndTheRestLeftOut(int threads) {
    AtomicInteger begun = new AtomicInteger();
    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                ParallelTiles.forEach(
                    threads,
                    1_000_000,
                    piece -> {
                      begun.incrementAndGet();
                      throw new IllegalStateException("piece");
                    }));
    assertEquals("piece", thrown.getMessage());
    assertTrue(begun.get() <= threads);
  }

  @Test
  void noThreadsAtAllAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> ParallelTiles.forEach(0, 1, piece -> {}));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
