package org.ntklab.datasets.idx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ntklab.core.config.Options;

/** Finds the files that belong to a file of images. */
final class Companions {
  private static final Pattern IMAGES = Pattern.compile("images([-.])idx3");

  private final Path folder;
  private final Options options;

  /**
   * Companions of a file.
   *
   * @param file as it was found
   * @param options the {@code data:} group, with the key {@code file} as the user wrote it
   */
  Companions(Path file, Options options) {
    this.folder = folder(file, options);
    this.options = options;
  }

  /** The file that a key names, empty when there is no such key or no such file. */
  Optional<Path> given(String key) {
    Optional<Path> file = options.text(key).optional().map(folder::resolve);
    if (file.isPresent() && !Files.isRegularFile(file.get())) {
      options.problem(key, "there is no such file: " + file.get());
      return Optional.empty();
    }
    // As with 'file': the stored specification stands in another folder than the experiment.
    file.ifPresent(found -> options.remember(key, found.toAbsolutePath().normalize().toString()));
    return file;
  }

  /**
   * The labels of some images: the file that the key names, or the one beside the images whose name
   * has {@code labels} and {@code idx1} for {@code images} and {@code idx3}. After a problem the
   * images stand in.
   */
  Path labels(String key, String imagesKey, Path images) {
    if (options.has(key)) {
      return given(key).orElse(images);
    }
    options.node(key);
    String name = images.getFileName().toString();
    Path labels = images.resolveSibling(IMAGES.matcher(name).replaceFirst("labels$1idx1"));
    if (labels.equals(images)) {
      options.problem(
          imagesKey,
          "the name '" + name + "' does not tell the file of labels: give '" + key + "'");
    } else if (!Files.isRegularFile(labels)) {
      options.problem(
          imagesKey, "its labels are missing: there is no " + labels + "; give '" + key + "'");
    }
    return labels;
  }

  /** What {@code file} is relative to: its path without the names that the user wrote. */
  private static Path folder(Path file, Options options) {
    Path written = Path.of(options.text("file").orElse(file.getFileName().toString()));
    Path folder = file;
    for (int name = 0; name < written.getNameCount() && folder != null; name++) {
      folder = folder.getParent();
    }
    return folder == null || written.isAbsolute() ? file.resolveSibling("") : folder;
  }
}
