package org.ntklab.core.data;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder in which a lab keeps data files.
 *
 * @param path the folder, whether it exists or not
 */
public record DataFolder(Path path) {

  /** The folder of this user: {@code NTK_DATA}, or {@code ~/.ntk/data}. */
  public static DataFolder ofUser() {
    String variable = System.getenv("NTK_DATA");
    return new DataFolder(
        variable == null
            ? Path.of(System.getProperty("user.home"), ".ntk", "data")
            : Path.of(variable));
  }

  /**
   * Finds a file that an experiment names: beside the experiment first, then in this folder.
   *
   * @param beside folder of the experiment
   * @return the file, or empty when it is in neither place
   */
  public Optional<Path> find(String name, Path beside) {
    return candidates(name, beside).stream().filter(Files::isRegularFile).findFirst();
  }

  /** Where a file is looked for: nowhere if no file can have such a name on this system. */
  public List<Path> candidates(String name, Path beside) {
    try {
      return Stream.of(beside.resolve(name), path.resolve(name)).distinct().toList();
    } catch (InvalidPathException e) {
      return List.of();
    }
  }
}
