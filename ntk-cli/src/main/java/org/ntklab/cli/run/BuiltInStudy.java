package org.ntklab.cli.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The study that {@code ntk run} does when no file is given: real data, a minute or two. */
public final class BuiltInStudy {
  /** How messages name it. */
  public static final String SOURCE = "built-in study";

  /** What readers of its result should know. */
  public static final String REMARK =
      "This is a quick study: 3 seeds, 300 steps and widths up to 512 show the regimes, but the"
          + " slopes are not the asymptotic ones and their intervals are wide. A full one has 8"
          + " seeds, 1000 steps and widths up to 2048, and takes hours: ntk run --set seeds=8 --set"
          + " training.until.steps=1000 --set 'grid.architecture.width=[64, 128, 256, 512, 1024,"
          + " 2048]'";

  private BuiltInStudy() {}

  /** Its experiment file. */
  public static String yaml() {
    try (InputStream bytes = BuiltInStudy.class.getResourceAsStream("quick-study.yaml")) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read quick-study.yaml in ntk-cli's jar", e);
    }
  }
}
