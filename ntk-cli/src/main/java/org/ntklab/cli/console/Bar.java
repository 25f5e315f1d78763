package org.ntklab.cli.console;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A line on a terminal that is drawn over as the work goes on. */
public interface Bar extends AutoCloseable {
  /** No bar. */
  Bar NONE =
      new Bar() {
        @Override
        public void show(double fraction, String message) {}

        @Override
        public void close() {}
      };

  /** Draws what is done, from 0 to 1, with a message behind it. */
  void show(double fraction, String message);

  /** Takes the bar away. */
  @Override
  void close();

  /** A bar on a console that asks for the time left whenever it is drawn. */
  static Bar on(Console console, Supplier<Optional<Duration>> left) {
    // The library's own console would install signal handlers, and Ctrl-C is ours.
    int columns = 79;
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("ntk")
            .setInitialMax(100)
            .setUnit("%", 1)
            .setUpdateIntervalMillis(500)
            .setStyle(
                console.style().unicode() ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
            .setEtaFunction(state -> left.get())
            .setConsumer(
                new DelegatingProgressBarConsumer(line -> console.raw("\r" + line), columns))
            .build();
    return new Bar() {
      @Override
      public void show(double fraction, String message) {
        bar.setExtraMessage(" " + message);
        bar.stepTo(Math.round(100 * fraction));
      }

      @Override
      public void close() {
        bar.close();
        console.raw("\r" + " ".repeat(columns) + "\r");
      }
    };
  }
}
