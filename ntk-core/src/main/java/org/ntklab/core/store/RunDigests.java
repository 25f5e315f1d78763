package org.ntklab.core.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ntklab.core.file.FileDigest;
import org.ntklab.core.file.WholeFile;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;

/**
 * SHA-256 of a finished run's files, in the lines of {@code sha256sum}, so that a change of a
 * single bit is found, by this program or by {@code sha256sum -c SHA256SUMS}.
 *
 * @param byName digests by name of file
 */
record RunDigests(Map<String, String> byName) {
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *](\\S+)");

  RunDigests {
    byName = Collections.unmodifiableMap(new TreeMap<>(byName));
  }

  /**
   * Reads the file.
   *
   * @throws InvalidInputException when it cannot be read or is damaged
   */
  static RunDigests read(Path file) {
    Map<String, String> digests = new TreeMap<>();
    try {
      for (String line : WholeFile.readText(file).split("\n")) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
          throw damaged(file, "a line is no digest and name");
        }
        digests.put(parts.group(2), parts.group(1));
      }
    } catch (IOException e) {
      throw damaged(file, e.getMessage());
    }
    return new RunDigests(digests);
  }

  /** Writes the file, whole or not at all. */
  void write(Path file) throws IOException {
    WholeFile.write(
        file,
        byName.entrySet().stream()
            .map(entry -> entry.getValue() + "  " + entry.getKey() + "\n")
            .collect(Collectors.joining()));
  }

  /**
   * Compares a file with its digest, if there is one.
   *
   * @throws InvalidInputException when they differ, or the file cannot be read
   */
  void check(Path file) {
    String expected = byName.get(file.getFileName().toString());
    if (expected == null) {
      return;
    }
    try {
      if (!FileDigest.of(file).equals(expected)) {
        throw new InvalidInputException(
            Problem.of(
                file.toString(), "is not what was written: its SHA-256 differs from the one kept"));
      }
    } catch (IOException e) {
      throw new InvalidInputException(
          Problem.of(file.toString(), "cannot be read: " + e.getMessage()));
    }
  }

  private static InvalidInputException damaged(Path file, String why) {
    return new InvalidInputException(
        Problem.of(file.toString(), "is no list of digests, or is damaged: " + why));
  }
}
