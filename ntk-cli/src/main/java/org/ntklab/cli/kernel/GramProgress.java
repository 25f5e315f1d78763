package org.ntklab.cli.kernel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ntklab.cli.console.Bar;
import org.ntklab.cli.console.Console;
import org.ntklab.cli.console.Numbers;
import org.ntklab.core.gram.GramListener;

/**
 * Tells on standard error how a Gram comes along: a bar with the time left on a terminal, a line
 * every few seconds elsewhere.
 */
public final class GramProgress implements GramListener, AutoCloseable {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

  private final Console console;
  private final Clock clock;
  private final String what;
  private Instant start;
  private Instant lastLine;
  private double fraction;
  private Bar bar = Bar.NONE;

  /**
   * Progress on a console.
   *
   * @param what is computed, for lines: {@code kernels}
   */
  public GramProgress(Console console, Clock clock, String what) {
    this.console = console;
    this.clock = clock;
    this.what = what;
    this.start = clock.instant();
    this.lastLine = start;
  }

  @Override
  public void waiting() {
    console.say("another program computes into the same file; waiting for its end");
  }

  @Override
  public synchronized void started(int resumedRows, int knownRows, long entries) {
    start = clock.instant();
    lastLine = start;
    fraction = 0;
    if (knownRows > 0) {
      console.say(
          "the file holds the first " + Numbers.of(knownRows, "example") + "; others are appended");
    }
    if (resumedRows > 0) {
      console.say("going on after " + Numbers.of(resumedRows, "row") + " that were done before");
    }
    if (console.interactive() && bar == Bar.NONE && entries > 0) {
      bar = Bar.on(console, this::left);
    }
  }

  @Override
  public synchronized void progress(long computed, long entries) {
    fraction = (double) computed / entries;
    bar.show(fraction, what);
    Instant now = clock.instant();
    if (!console.interactive() && Duration.between(lastLine, now).compareTo(BETWEEN_LINES) >= 0) {
      lastLine = now;
      String left = left().map(time -> ", about " + Numbers.duration(time) + " left").orElse("");
      console.say(what + ": " + Math.round(100 * fraction) + " %" + left);
    }
  }

  private synchronized Optional<Duration> left() {
    if (fraction <= 0) {
      return Optional.empty();
    }
    double elapsed = Duration.between(start, clock.instant()).toMillis();
    return Optional.of(Duration.ofMillis(Math.round(elapsed * (1 - fraction) / fraction)));
  }

  /** Takes the bar away. */
  @Override
  public void close() {
    Bar open;
    synchronized (this) {
      open = bar;
      bar = Bar.NONE;
    }
    // Not under the lock: the bar draws itself once more, and asks for the time left.
    open.close();
  }
}
