package org.ntklab.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  @TempDir private Path store;

  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private RunFolder folder;

  @BeforeEach
  void nameTheFolder() {
    folder = new RunFolder(store.resolve("runs").resolve("abc"));
  }

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  @Test
  void noTwoHoldOneFolderAtATime() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Future<?>[] holders = new Future<?>[4];
    for (int i = 0; i < holders.length; i++) {
      holders[i] =
          threads.submit(
              () -> {
                RunLock lock = RunLock.take(folder);
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                Files.writeString(folder.path().resolve("work"), "held");
                inside.decrementAndGet();
                lock.close();
                return null;
              });
    }
    for (Future<?> holder : holders) {
      holder.get();
    }
    assertEquals(1, most.get());
  }

  @Test
  void whoWaitsCanBeInterruptedAndTheHolderKeepsTheLock() throws Exception {
    RunLock held = RunLock.take(folder);
    CountDownLatch started = new CountDownLatch(1);
    Future<RunLock> waiting =
        threads.submit(
            () -> {
              started.countDown();
              return RunLock.take(folder);
            });
    started.await();
    threads.shutdownNow();
    ExecutionException thrown = assertThrows(ExecutionException.class, waiting::get);
    assertTrue(thrown.getCause() instanceof InterruptedException, thrown::toString);
    held.close();
    RunLock.take(folder).close();
  }

  @Test
  void aLockOfTheOperatingSystemIsHeldWhileItIsOpen() throws Exception {
    RunLock lock = RunLock.take(folder);
    Future<RunLock> waiting = threads.submit(() -> RunLock.take(folder));
    assertFalse(waiting.isDone());
    lock.close();
    waiting.get().close();
    try (FileChannel channel =
            FileChannel.open(folder.path().resolve("lock"), StandardOpenOption.WRITE);
        FileLock free = channel.tryLock()) {
      assertTrue(free.isValid());
    }
  }
}
