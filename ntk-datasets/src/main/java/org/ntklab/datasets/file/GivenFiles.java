package org.ntklab.datasets.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.ntklab.core.config.Options;

/** Files that keys name beside {@code file}; they are relative to what that one is relative to. */
public final class GivenFiles {
  private final Path folder;
  private final Options options;

  /**
   * Files beside a file.
   *
   * @param file as it was found
   * @param options the {@code data:} group, with the key {@code file} as the user wrote it
   */
  public GivenFiles(Path file, Options options) {
    this.folder = folder(file, options);
    this.options = options;
  }

  /** The file that a key names, empty when there is no such key or (a problem) no such file. */
  public Optional<Path> find(String key) {
    Optional<Path> file = options.text(key).optional().map(folder::resolve);
    if (file.isPresent() && !Files.isRegularFile(file.get())) {
      options.problem(key, "there is no such file: " + file.get());
      return Optional.empty();
    }
    // As with 'file': the stored specification stands in another folder than the experiment.
    file.ifPresent(found -> options.remember(key, found.toAbsolutePath().normalize().toString()));
    return file;
  }

  /** The file's path without the names that the user wrote. */
  private static Path folder(Path file, Options options) {
    Path written = Path.of(options.text("file").orElse(file.getFileName().toString()));
    Path folder = file;
    for (int name = 0; name < written.getNameCount() && folder != null; name++) {
      folder = folder.getParent();
    }
    return folder == null || written.isAbsolute() ? file.resolveSibling("") : folder;
  }
}
