package org.ntklab.datasets.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ntklab.core.data.DataFolder;

/**
 * The files of a named set, in a folder of its name in the data folder.
 *
 * @param name of the set
 * @param path the folder, whether it exists or not
 */
public record SetFolder(String name, Path path) {

  /** The folder of a set's name. */
  public static SetFolder of(DataFolder data, String name) {
    return new SetFolder(name, data.path().resolve(name));
  }

  /** The first file there is of some names, each packed ({@code .gz}) or not. */
  public Optional<Path> find(String... names) {
    return Stream.of(names)
        .flatMap(file -> Stream.of(file + ".gz", file))
        .map(path::resolve)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** What to say of files that are not there, one at least. */
  public String missing(List<String> files) {
    return "%s needs %s in %s: put %s there, packed (.gz) or not, %s"
        .formatted(
            name,
            String.join(", ", files),
            path,
            files.size() == 1 ? "it" : "them",
            "or name another data folder with --data-dir or NTK_DATA");
  }
}
