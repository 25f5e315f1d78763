package org.ntklab.core.store;

import java.io.IOException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews a claim every few seconds, until it is closed; one thread for all of a process. */
final class Heartbeat implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
  private static final ScheduledThreadPoolExecutor PULSE = pulse();

  private final RunClaim claim;
  private final ScheduledFuture<?> beats;

  Heartbeat(RunClaim claim) {
    this.claim = claim;
    long seconds = RunClaim.BEAT.toSeconds();
    this.beats = PULSE.scheduleWithFixedDelay(this::beat, seconds, seconds, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    beats.cancel(false);
  }

  private void beat() {
    try {
      claim.beat();
    } catch (IOException e) {
      // The next one may get through; when none does, others take the run after a while.
      LOG.warn("a lock could not be renewed: {}", e.getMessage());
    }
  }

  private static ScheduledThreadPoolExecutor pulse() {
    ScheduledThreadPoolExecutor pulse =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "heartbeat");
              thread.setDaemon(true);
              return thread;
            });
    pulse.setRemoveOnCancelPolicy(true);
    return pulse;
  }
}
