package org.ntklab.cli.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/** How much of the project's own log is shown. */
public final class LogLevel {
  /** Whether a program of this process has changed the level. */
  private static final AtomicBoolean CHANGED = new AtomicBoolean();

  private LogLevel() {}

  /**
   * Shows what the project's classes tell, or their warnings only.
   *
   * <p>Warnings is how {@link LogbackConfigurator} begins: Logback, a tenth of the time of a short
   * command, is not loaded for that.
   */
  public static void verbose(boolean wanted) {
    if ((CHANGED.getAndSet(wanted) || wanted)
        && LoggerFactory.getLogger("org.ntklab") instanceof Logger ours) {
      ours.setLevel(wanted ? Level.INFO : Level.WARN);
    }
  }
}
