package org.ntklab.cli.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ntklab.core.problem.ExitCode;

/**
 * Turns Ctrl-C into an interruption of the thread that works, and holds the process until that
 * thread has said what is safe. Closed when the last word is printed.
 */
final class Interruption implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final Thread working;
  private final Thread hook;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean happened;

  private Interruption(Thread working) {
    this.working = working;
    this.hook = new Thread(this::stop, "interruption");
  }

  /** Watches over the calling thread. */
  static Interruption ofThisThread() {
    Interruption interruption = new Interruption(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Whether the process is about to end. */
  boolean happened() {
    return happened;
  }

  @Override
  public void close() {
    if (!happened) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        happened = true; // The signal came just now.
      }
    }
    over.countDown();
  }

  private void stop() {
    happened = true;
    working.interrupt();
    try {
      over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // Else the status would tell one signal from the other.
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED.status());
  }
}
