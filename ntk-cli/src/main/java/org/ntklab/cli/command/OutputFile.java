package org.ntklab.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;

/**
 * A file that results go to, looked at before anything is computed.
 *
 * @param path where
 * @param ending which format, as {@code .npz}
 */
record OutputFile(Path path, String ending) {
  /**
   * Reads an option.
   *
   * @param path as given; null if it was not
   * @param endings of the formats there are
   * @return the file, or empty if none was given or after a problem
   */
  static Optional<OutputFile> read(
      String option, Path path, List<String> endings, Problems problems) {
    if (path == null) {
      return Optional.empty();
    }
    String name = path.toString().toLowerCase(Locale.ROOT);
    Optional<String> ending = endings.stream().filter(name::endsWith).findFirst();
    String source = option + " " + path;
    if (ending.isEmpty()) {
      problems.add(
          Problem.of(source, "expected a file that ends in " + String.join(" or ", endings)));
    }
    Path folder = path.toAbsolutePath().getParent();
    if (Files.isDirectory(path)) {
      problems.add(Problem.of(source, "is a folder, expected a file"));
    } else if (folder == null || !Files.isDirectory(folder)) {
      problems.add(Problem.of(source, "there is no folder " + folder));
    } else if (!Files.isWritable(folder)) {
      problems.add(Problem.of(source, "the folder " + folder + " cannot be written to"));
    }
    return ending.map(found -> new OutputFile(path, found));
  }

  /** Whether it is an Arrow file. */
  boolean isArrow() {
    return ending.equals(".arrow");
  }
}
