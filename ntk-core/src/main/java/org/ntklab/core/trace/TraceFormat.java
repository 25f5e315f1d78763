package org.ntklab.core.trace;

import java.util.Map;

/**
 * The version of what a run's files hold. Files without one are of the first; every older one is
 * still read.
 */
public final class TraceFormat {
  /** Metadata key under which a file says its version. */
  public static final String KEY = "ntk.format";

  /** What is written today. 2: the version itself, and digests beside the files. */
  public static final int CURRENT = 2;

  private static final int FIRST = 1;

  private TraceFormat() {}

  /**
   * The version of a file.
   *
   * @throws IllegalArgumentException if it is no number
   */
  public static int of(Map<String, String> metadata) {
    String version = metadata.get(KEY);
    try {
      return version == null ? FIRST : Integer.parseInt(version);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(KEY + " is '" + version + "', expected a number", e);
    }
  }

  /** Refuses what a later program wrote. */
  static void check(Map<String, String> metadata) {
    int version = of(metadata);
    if (version > CURRENT) {
      throw new NewerException(version, metadata.getOrDefault("ntk.version", "unknown"));
    }
  }

  /** A file of a later program. */
  static final class NewerException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    NewerException(int version, String program) {
      super(
          "has format %d, of a newer ntk (version %s); this one reads formats up to %d: use the newer"
              .formatted(version, program, CURRENT));
    }
  }
}
