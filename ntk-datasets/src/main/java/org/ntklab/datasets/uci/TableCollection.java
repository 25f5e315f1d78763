package org.ntklab.datasets.uci;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.ntklab.core.config.Nearest;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataFolder;
import org.ntklab.datasets.file.DataBytes;
import org.ntklab.datasets.file.SetFolder;

/**
 * A folder of the data folder with one folder a set, {@code NAME/NAME.csv} (packed or not) and
 * files that tell its splits. Safe for threads.
 */
final class TableCollection {
  /** The key that names a set. */
  static final String SET = "set";

  private static final int LISTED = 30;

  private final SetFolder folder;
  private final String splits;
  private final Map<Path, String> digests = new ConcurrentHashMap<>();

  /**
   * A collection.
   *
   * @param name of its folder
   * @param splits the file that every set has besides its table
   */
  TableCollection(DataFolder data, String name, String splits) {
    this.folder = SetFolder.of(data, name);
    this.splits = splits;
  }

  /** The sets that are there, by name; none when there is no such folder. */
  List<String> names() {
    if (!Files.isDirectory(folder.path())) {
      return List.of();
    }
    try (Stream<Path> sets = Files.list(folder.path())) {
      return sets.map(set -> set.getFileName().toString())
          .filter(name -> table(name).isPresent())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many sets are there, for a description. */
  String count() {
    int count = names().size();
    return count == 0 ? "none on this machine yet" : count + " on this machine";
  }

  /**
   * The set that the key {@code set} names; empty after a problem.
   *
   * @param options the {@code data:} group; problems go there
   */
  Optional<String> read(Options options) {
    List<String> names = names();
    if (names.isEmpty()) {
      options.text(SET).optional();
      options.problem("", folder.missing(List.of("SET/SET.csv", "SET/" + splits)));
      return Optional.empty();
    }
    String set = options.text(SET).required(names.get(0));
    if (!names.contains(set)) {
      options.problem(
          SET, "there is no set '" + set + "' in " + folder.path() + "; " + hint(set, names));
      return Optional.empty();
    }
    return options.has(SET) ? Optional.of(set) : Optional.empty();
  }

  private static String hint(String set, List<String> names) {
    if (names.size() <= LISTED) {
      return Nearest.hint(set, names);
    }
    return Nearest.to(set, names).map(near -> "did you mean '" + near + "'? ").orElse("")
        + "it has "
        + names.size()
        + " sets";
  }

  /** The table of a set that is there. */
  Path tableOf(String set) {
    return table(set).orElseThrow();
  }

  private Optional<Path> table(String set) {
    return folder.find(set + "/" + set + ".csv");
  }

  /**
   * A file of a set; one that is not there is a problem of the group.
   *
   * @param options the {@code data:} group
   */
  Path file(String set, String name, Options options) {
    Optional<Path> file = folder.find(set + "/" + name);
    if (file.isEmpty()) {
      options.problem("", folder.missing(List.of(set + "/" + name)));
    }
    return file.orElse(folder.path().resolve(set).resolve(name));
  }

  /** Digests of unpacked files; each taken once, since the cells of a grid all ask for them. */
  String digest(Path table, Path rows) {
    return "sha256:" + digest(table) + "+" + digest(rows);
  }

  private String digest(Path file) {
    return digests.computeIfAbsent(file, path -> DataBytes.of(path).sha256());
  }
}
