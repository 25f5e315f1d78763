package org.ntklab.core.problem;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * One thing that is wrong with what the user gave.
 *
 * @param source file or command line that it stands in, as the user would name it; may be empty
 * @param line line in the source, from 1; empty where lines have no meaning
 * @param key path of the key, as in {@code architecture.width}; may be empty
 * @param message what was found, what is allowed, and the way out
 */
public record Problem(String source, OptionalInt line, String key, String message) {
  public Problem {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(line, "line");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(message, "message");
  }

  /** A problem of a whole source: a file that cannot be read, an option of the command line. */
  public static Problem of(String source, String message) {
    return new Problem(source, OptionalInt.empty(), "", message);
  }

  /** A problem at a line of a file. */
  public static Problem at(String source, int line, String message) {
    return new Problem(source, OptionalInt.of(line), "", message);
  }

  /** One line for a person: {@code study.yaml:7: architecture.width: found 0, at least 1}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(source);
    line.ifPresent(number -> text.append(text.isEmpty() ? "line " : ":").append(number));
    if (!key.isEmpty()) {
      text.append(text.isEmpty() ? "" : ": ").append(key);
    }
    return text.append(text.isEmpty() ? "" : ": ").append(message).toString();
  }
}
