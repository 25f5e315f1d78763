package org.ntklab.core.experiment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * An experiment: its runs, and what they are compared over.
 *
 * @param name as written
 * @param runs every cell of the grid with every seed, in the order of the grid
 * @param axis the key over which exponents are fitted: the numeric key of the grid with the most
 *     values, {@code architecture.width} before others; empty when no key has two numbers
 * @param gridKeys keys of the grid, in the order written
 * @param text the experiment as YAML that can be run from any folder; empty where a program made
 *     the runs
 */
public record ExperimentSpec(
    String name, List<RunSpec> runs, Optional<String> axis, List<String> gridKeys, String text) {
  private static final int HASH_DIGITS = 8;
  private static final int LONGEST_NAME = 60;

  public ExperimentSpec {
    runs = List.copyOf(runs);
    gridKeys = List.copyOf(gridKeys);
  }

  /** Runs that a program made, with no text. */
  public ExperimentSpec(
      String name, List<RunSpec> runs, Optional<String> axis, List<String> gridKeys) {
    this(name, runs, axis, gridKeys, "");
  }

  /**
   * Names the study in a store, {@code name-1a2b3c4d}: the name, in letters that every file system
   * takes, and a digest of all that its result follows from: name, axis, and each run with its
   * cell. Comments, spaces and the order of keys are not in it.
   */
  public String identity() {
    StringBuilder content =
        new StringBuilder(name).append('\n').append(axis.orElse("")).append('\n');
    for (RunSpec run : runs) {
      content.append(run.hash()).append(' ').append(run.cell()).append('\n');
    }
    String safe = name.strip().replaceAll("[^\\p{Alnum}._-]+", "-").replaceAll("^[.-]+", "");
    String shortened = safe.isEmpty() ? "study" : safe;
    shortened = shortened.substring(0, Math.min(LONGEST_NAME, shortened.length()));
    return shortened + "-" + digest(content.toString());
  }

  private static String digest(String content) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
