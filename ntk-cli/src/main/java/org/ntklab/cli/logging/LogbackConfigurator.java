package org.ntklab.cli.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;
import org.slf4j.Logger;

/** Sends warnings to standard error as lines of the program; libraries are heard of errors only. */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class LogbackConfigurator extends ContextAwareBase implements Configurator {
  private static final List<String> CHATTY =
      List.of("org.nd4j", "org.deeplearning4j", "org.bytedeco", "org.apache.arrow", "io.netty");

  /** Found by Logback through its service file. */
  public LogbackConfigurator() {}

  @Override
  public ExecutionStatus configure(LoggerContext logs) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(logs);
    encoder.setPattern("ntk: %msg%n%nopex");
    encoder.start();
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(logs);
    appender.setName("standard error");
    appender.setTarget("System.err");
    appender.setEncoder(encoder);
    appender.start();
    logs.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
    logs.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
    CHATTY.forEach(name -> logs.getLogger(name).setLevel(Level.ERROR));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
