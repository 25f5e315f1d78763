package org.ntklab.cli.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** How much of the project's own log is shown. */
public final class LogLevel {
  private LogLevel() {}

  /** Shows what the project's classes tell, or their warnings only. */
  public static void verbose(boolean wanted) {
    if (LoggerFactory.getLogger("org.ntklab") instanceof Logger ours) {
      ours.setLevel(wanted ? Level.INFO : Level.WARN);
    }
  }
}
